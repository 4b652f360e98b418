package org.meetinginterpreter.translation.glossary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.meetinginterpreter.translation.glossary.GlossaryImport.Fault;

/** What was read of a file so far; whoever reads tells entries and faults by line. Not thread-safe. */
final class GlossaryDraft {
    private final Map<String, GlossaryEntry> entries = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> generated = new HashSet<>();
    private int unwritten;

    /** Adds what is read, or tells why it cannot be. */
    void add(int line, Supplier<GlossaryEntry> reading) {
        try {
            GlossaryEntry entry = reading.get();
            if (entries.containsKey(entry.id())) {
                fault(line, "an earlier entry has the id " + entry.id());
            } else if (entries.size() >= Glossary.MOST_ENTRIES) {
                fault(line, "a glossary has at most " + Glossary.MOST_ENTRIES + " entries");
            } else {
                entries.put(entry.id(), entry);
                tellUnwritten(line, entry);
            }
        } catch (IllegalArgumentException e) {
            fault(line, e.getMessage());
        }
    }

    /** A rendering that has a gap is not written, so that a language with no other is not rendered into; the entry is good all the same. */
    private void tellUnwritten(int line, GlossaryEntry entry) {
        entry.terms().forEach((language, term) -> {
            boolean hasSource = entry.terms().size() > 1
                    && !entry.from().map(language::equals).orElse(false);
            boolean rendered = hasSource || entry.kind() == GlossaryEntry.Kind.KEEP;
            if (rendered
                    && unwritten < GlossaryFormat.MOST_FAULTS
                    && term.forms().stream().allMatch(form -> form.contains(GlossaryTerm.GAP))) {
                unwritten++;
                faults.add(new Fault(
                        line,
                        "the entry is kept, but “" + term.text() + "” (" + language.toLanguageTag()
                                + ") is only looked for, never written, because of its …; add a form without it"));
            }
        });
    }

    void fault(int line, String message) {
        if (!isHopeless()) {
            faults.add(new Fault(line, message));
        }
    }

    /** Whether the rest of the file is not worth reading. */
    boolean isHopeless() {
        return faults.size() - unwritten >= GlossaryFormat.MOST_FAULTS;
    }

    /** An id for an entry that brings none. */
    String newId() {
        int number = generated.size() + 1;
        String id = "e" + number;
        while (entries.containsKey(id) || generated.contains(id)) {
            id = "e" + ++number;
        }
        generated.add(id);
        return id;
    }

    GlossaryImport result() {
        return new GlossaryImport(new Glossary(List.copyOf(entries.values())), faults);
    }

    /** @throws IllegalArgumentException when it is none */
    static Locale language(String tag) {
        try {
            Locale language = new Locale.Builder()
                    .setLanguageTag(tag.strip().replace('_', '-'))
                    .build();
            if (language.getLanguage().length() == 2 || language.getLanguage().length() == 3) {
                return language;
            }
        } catch (IllformedLocaleException e) {
            // told below
        }
        throw new IllegalArgumentException("“" + tag + "” is no language tag, such as en or pt-BR");
    }
}
