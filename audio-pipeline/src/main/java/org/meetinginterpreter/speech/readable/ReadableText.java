package org.meetinginterpreter.speech.readable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.TextRefiner;

/**
 * Makes bare words readable by the rules of their language: morphemes joined, numbers as figures, names and sentences with capitals,
 * punctuation. Rules and no network: none with weights under a free licence was found in a registry. Thread-safe.
 */
public final class ReadableText implements TextRefiner {
    private static final Map<Locale, ReadableText> LOADED = new ConcurrentHashMap<>();

    private final TextRefiner steps;

    private ReadableText(Locale language) {
        LanguageRules rules = LanguageRules.of(language);
        TextRefiner joining =
                language.getLanguage().equals("ko") ? new KoreanFigures().then(new KoreanJoining()) : TextRefiner.NONE;
        steps = joining.then(new Figures(rules)).then(new ProperNames(language)).then(new Sentences(rules));
    }

    /** The rules of a language; the first call takes some 100 ms. */
    public static ReadableText of(Locale language) {
        return LOADED.computeIfAbsent(language, ReadableText::new);
    }

    @Override
    public List<SpokenWord> refine(List<SpokenWord> words, boolean last) {
        return steps.refine(words, last);
    }
}
