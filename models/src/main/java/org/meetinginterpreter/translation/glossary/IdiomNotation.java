package org.meetinginterpreter.translation.glossary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spells out the notation of the starter idioms: {@code {kick}}, {@code [in|into]}, {@code <one's>}, {@code <sua>}. */
final class IdiomNotation {
    private static final Pattern CHOICE = Pattern.compile("\\{([^}]*)}|\\[([^]]*)]|<(one's|sua)>");
    private static final List<String> POSSESSIVES = List.of("one's", "my", "your", "his", "her", "its", "our", "their");
    private static final List<String> POSSESSIVES_ALONE =
            List.of("sua", "minha", "nossa", "dela", "dele", "delas", "deles");

    private final Function<String, List<String>> verbs;

    /** @param verbs gives all forms of a verb, the base form first */
    IdiomNotation(Function<String, List<String>> verbs) {
        this.verbs = verbs;
    }

    /** All texts that a notation stands for, the usual one first; a gap is within a text or left out. */
    List<String> forms(String notation) {
        Set<String> forms = new LinkedHashSet<>();
        spellOut(notation, forms);
        return forms.stream()
                .map(form -> form.replaceAll("\\s+", " ").strip())
                .map(form -> form.endsWith(" …") ? form.substring(0, form.length() - 2) : form)
                .distinct()
                .limit(GlossaryTerm.MOST_FORMS)
                .toList();
    }

    private void spellOut(String notation, Set<String> forms) {
        Matcher choice = CHOICE.matcher(notation);
        if (!choice.find()) {
            forms.add(notation);
            return;
        }
        String before = notation.substring(0, choice.start());
        String behind = notation.substring(choice.end());
        for (String chosen : choices(choice)) {
            // a possessive is the same wherever it stands
            String rest = choice.group(3) != null ? behind.replace(choice.group(), chosen) : behind;
            spellOut(before + chosen + rest, forms);
        }
    }

    private List<String> choices(Matcher choice) {
        if (choice.group(1) != null) {
            List<String> all = new ArrayList<>();
            Arrays.stream(choice.group(1).split("\\|", -1)).forEach(verb -> all.addAll(verbs.apply(verb)));
            return all;
        }
        if (choice.group(2) != null) {
            return List.of(choice.group(2).split("\\|", -1));
        }
        return choice.group(3).equals("sua") ? POSSESSIVES_ALONE : POSSESSIVES;
    }
}
