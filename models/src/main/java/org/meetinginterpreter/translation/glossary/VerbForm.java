package org.meetinginterpreter.translation.glossary;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a form of a verb can be, by its ending; English and Portuguese. A form may be several. */
enum VerbForm {
    /** To go; English has the present of most persons and the imperative alike. */
    BASE,
    /** He goes. */
    THIRD,
    /** Went, gone: one form for most English verbs. */
    PAST,
    PARTICIPLE,
    /** Going. */
    GERUND,
    /** He goes, they go. */
    PRESENT,
    SUBJUNCTIVE,
    SUBJUNCTIVE_PAST,
    IMPERFECT,
    FUTURE,
    CONDITIONAL;

    private static final Set<String> IRREGULAR_PAST = Set.of(
            "pus pôs pusemos puseram fiz fez fizemos fizeram disse dissemos disseram dei deu demos deram tive teve "
                    .concat(
                            "tivemos tiveram fui foi fomos foram veio vim viemos vieram pude pôde pudemos puderam quis ")
                    .concat("quisemos quiseram trouxe trouxemos trouxeram soube soubemos souberam viu vi vimos viram")
                    .split(" "));

    private static final Pattern PARTICIPLES =
            Pattern.compile(".*([aií]d|post|feit|dit|vist|abert|cobert|escrit|gast|pag|ganh|vind)(o|a|os|as)");
    private static final Pattern IMPERFECTS =
            Pattern.compile(".*(ia|iam|íamos|inha|inham|ínhamos|unha|unham|únhamos)|era|eram|éramos");
    private static final Pattern IMPERFECTS_AR = Pattern.compile(".*(ava|avam|ávamos)|estava.*");
    private static final Pattern PASTS = Pattern.compile(".*(eu|iu|i|í|[ei]ram|emos|imos)");
    private static final Pattern PASTS_AR = Pattern.compile(".*(ou|ei|aram|amos)");

    private static final Pattern POSSESSIVE = Pattern.compile(" (?:one's|my|your|his|her|its|our|their) ");

    /** What an English form is, given the base form. */
    static Set<VerbForm> english(String listed, String base) {
        String form =
                POSSESSIVE.matcher(listed.replace(" " + GlossaryTerm.GAP, "")).replaceAll(" one's ");
        String plain =
                POSSESSIVE.matcher(base.replace(" " + GlossaryTerm.GAP, "")).replaceAll(" one's ");
        String word = different(form, plain);
        String head = different(plain, form);
        Set<VerbForm> known = named("en", head, word);
        if (!known.isEmpty()) {
            return known;
        }
        if (word.equals(head)) {
            return EnumSet.of(BASE);
        }
        return switch (word) {
            case "am", "are" -> EnumSet.of(BASE);
            case "is" -> EnumSet.of(THIRD);
            default -> {
                if (word.endsWith("ing") && word.length() > head.length()) {
                    yield EnumSet.of(GERUND);
                }
                boolean third = word.endsWith("s") && word.length() > head.length() && !head.equals("be");
                yield third || word.equals("has") ? EnumSet.of(THIRD) : EnumSet.of(PAST, PARTICIPLE);
            }
        };
    }

    /** What a Portuguese form is, given the infinitive. */
    static Set<VerbForm> portuguese(String form, String infinitive) {
        String word = form.split(" ", -1)[0].toLowerCase(Locale.ROOT);
        String head = infinitive.split(" ", -1)[0].toLowerCase(Locale.ROOT);
        Set<VerbForm> known = named("pt", head, word);
        if (!known.isEmpty()) {
            return known;
        }
        String stem = head.endsWith("zer") ? head.substring(0, head.length() - 3) + "r" : head.replace('ô', 'o');
        Set<VerbForm> found = EnumSet.noneOf(VerbForm.class);
        if (word.contains("-") || word.equals(head) || word.equals(head + "mos") || word.equals(head + "em")) {
            found.add(BASE);
            found.add(SUBJUNCTIVE);
            return found;
        }
        if (word.endsWith("ndo")) {
            return EnumSet.of(GERUND);
        }
        // endosse is of endossar what adie is of adiar
        boolean ofStem = head.endsWith("ssar") && word.startsWith(head.substring(0, head.length() - 2) + "e");
        if (!ofStem && (word.endsWith("sse") || word.endsWith("ssem") || word.endsWith("ssemos"))) {
            return IRREGULAR_PAST.contains(word) ? EnumSet.of(PAST) : EnumSet.of(SUBJUNCTIVE_PAST);
        }
        for (String root : List.of(head, stem)) {
            String ending = word.startsWith(root) ? word.substring(root.length()) : "?";
            if (Set.of("á", "ão", "emos", "ei").contains(ending)) {
                return EnumSet.of(FUTURE);
            }
            if (Set.of("ia", "iam", "íamos").contains(ending)) {
                return EnumSet.of(CONDITIONAL);
            }
        }
        if (PARTICIPLES.matcher(word).matches()) {
            found.add(PARTICIPLE);
        } else if ((head.endsWith("ar") ? IMPERFECTS_AR : IMPERFECTS)
                .matcher(word)
                .matches()) {
            found.add(IMPERFECT);
        } else if (IRREGULAR_PAST.contains(word)
                || (head.endsWith("ar") ? PASTS_AR : PASTS).matcher(word).matches()) {
            found.add(PAST);
        }
        boolean firstPlural = word.endsWith("amos") || word.endsWith("emos") || word.endsWith("imos");
        if (found.isEmpty() || firstPlural) {
            boolean first = head.endsWith("ar");
            boolean other = word.endsWith("e") || word.endsWith("em") || word.endsWith("emos");
            boolean indicative = word.endsWith("o") || first != other || word.matches(".*(õe|õem|ai|ói)");
            found.add(indicative ? PRESENT : SUBJUNCTIVE);
        }
        return found;
    }

    /** By the table of the starter idioms; empty for a verb that is not in it. */
    private static Set<VerbForm> named(String language, String verb, String form) {
        Set<VerbForm> found = EnumSet.noneOf(VerbForm.class);
        for (String name : StarterIdioms.verbs().names(language, verb, form)) {
            found.add(
                    switch (name.replaceFirst("\\d.$", "")) {
                        case "base", "inf" -> BASE;
                        case "s" -> THIRD;
                        case "past" -> PAST;
                        case "part", "participle" -> PARTICIPLE;
                        case "ing", "ger" -> GERUND;
                        case "pres" -> PRESENT;
                        case "imperf" -> IMPERFECT;
                        case "fut" -> FUTURE;
                        case "cond" -> CONDITIONAL;
                        case "subjpast" -> SUBJUNCTIVE_PAST;
                        default -> SUBJUNCTIVE;
                    });
        }
        return found;
    }

    /** Whether a Portuguese form is the infinitive of a person, which stands where the plain one may, too. */
    static boolean isPersonalInfinitive(String form, String infinitive) {
        String word = form.split(" ", -1)[0];
        String head = infinitive.split(" ", -1)[0];
        return word.equals(head + "mos")
                || word.equals(head + "em")
                || word.equals(head.replace('ô', 'o') + "mos")
                || word.equals(head.replace('ô', 'o') + "em");
    }

    /** Whether a Portuguese form, if it is one of a person, can be that of {@code i}, {@code he}, {@code we} or {@code they}. */
    static boolean isOf(String person, String form) {
        String word = form.split(" ", -1)[0];
        boolean we = word.endsWith("mos");
        boolean they = word.endsWith("m");
        // vai, foi, sai are of him
        boolean first = word.endsWith("o") || word.endsWith("ei") || word.matches(".*[^aeiouáéó]i");
        return switch (person) {
            case "we" -> we;
            case "they" -> they;
            case "i" -> !we && !they;
            default -> !we && !they && !first;
        };
    }

    /** The first word in which one differs from the other; its first word where none does. */
    private static String different(String form, String other) {
        String[] words = form.toLowerCase(Locale.ROOT).split(" ", -1);
        String[] others = other.toLowerCase(Locale.ROOT).split(" ", -1);
        for (int i = 0; i < words.length && i < others.length; i++) {
            if (!words[i].equals(others[i])) {
                return words[i];
            }
        }
        return words[0];
    }
}
