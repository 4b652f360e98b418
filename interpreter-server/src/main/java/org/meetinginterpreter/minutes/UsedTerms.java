package org.meetinginterpreter.minutes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.SaidUtterance;
import org.meetinginterpreter.model.LanguageMatch;
import org.meetinginterpreter.translation.glossary.Glossary;
import org.meetinginterpreter.translation.glossary.GlossaryMatch;
import org.meetinginterpreter.translation.glossary.GlossaryMatcher;

/** Finds which terms of a glossary were said. Takes milliseconds for a thousand utterances; for a worker thread. */
public final class UsedTerms {
    private static final int MOST = 200;

    private UsedTerms() {}

    /** Terms that were said in other languages than the reader's, with their renderings in it, in the order in which they were first said. */
    public static List<Minutes.Term> of(List<SaidUtterance> said, Glossary glossary, Locale to) {
        Map<String, Minutes.Term> used = new LinkedHashMap<>();
        for (SaidUtterance one : said) {
            Caption source = one.source();
            if (used.size() >= MOST
                    || LanguageMatch.serves(to, source.language())
                    || one.hiddenIn().contains(to)) {
                continue;
            }
            GlossaryMatcher matcher = glossary.matcher(source.language(), to);
            if (!matcher.isEmpty()) {
                for (GlossaryMatch match : matcher.find(source.text())) {
                    used.computeIfAbsent(match.entry().id(), id -> term(match, source, to));
                }
            }
        }
        return new ArrayList<>(used.values());
    }

    private static Minutes.Term term(GlossaryMatch match, Caption source, Locale to) {
        String said = match.entry()
                .term(source.language())
                .map(known -> known.text())
                .orElseGet(() -> match.surface(source.text()));
        String rendered = match.entry()
                .term(to)
                .map(known -> known.text())
                .orElseGet(() -> match.renderings().get(0));
        return new Minutes.Term(said, rendered);
    }
}
