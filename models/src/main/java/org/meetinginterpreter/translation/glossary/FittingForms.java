package org.meetinginterpreter.translation.glossary;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.translation.glossary.GlossaryEntry.Kind;

/**
 * Which forms of a rendering can stand for a form of the source: a plural for a plural, a past for a past. What more there is to choose by
 * (person, gender, which of two tenses) is left to the network. Where nothing is known of a language, all of them.
 */
final class FittingForms {
    private static final Set<String> SPELT_WITH_S = Set.of("en", "pt", "es", "fr", "ca", "gl");

    private static final Pattern TO = Pattern.compile("(?i).*\\bto(?: not| never| \\w+ly)?");
    private static final Pattern MODAL = Pattern.compile(
            "(?i).*\\b(?:can|could|must|may|might|should|cannot|can't|let us|let's|help)(?: \\w+)?(?: not)?");
    private static final Pattern WILL = Pattern.compile("(?i).*(?:\\b(?:will|shall|won't|going to)|'ll)(?: \\w+)?");
    private static final Pattern WOULD = Pattern.compile("(?i).*(?:\\bwould|wouldn't|'d)(?: \\w+)?");
    private static final Pattern DID = Pattern.compile("(?i).*\\b(?:did|didn't)(?: \\w+)?(?: \\w+)?(?: not)?");
    private static final Pattern CONDITION = Pattern.compile("(?i).*\\b(?:if|wish|unless)\\b.*");
    private static final Pattern PREPOSITION =
            Pattern.compile("(?i).*\\b(?:de|em|sem|por|após|ao|para|até|continuar|continua|continuam|adianta)");

    /** Who does it stands right before it, so it is not done to anybody. */
    private static final Pattern ACTIVE = Pattern.compile("(?i)(?:.*\\W)?(?:I|he|she|we|they)(?: (?:have|has))?");

    private static final Pattern HAD = Pattern.compile("(?i)(?:.*\\W)?had(?: \\w+)?");
    private static final Pattern PASSIVE =
            Pattern.compile("(?i).*\\b(?:be|been|being|is|are|am|was|were|get|gets|got|getting)(?: not)?(?: \\w+)?");

    /** What it is done to stands right behind the word. */
    private static final Pattern WITH_OBJECT = Pattern.compile(
            "(?i)\\S+(?: (?:out|up|down|off|in|on|over|back|away))? (?:the|a|an|this|that|these|those|my|your|his|her|its|our"
                    + "|their|each|every|all|both|no|some|any|two|three|four|five|six|seven|eight|nine|ten|\\w+ty|\\d+) .*");

    private static final Pattern WITH_PRONOUN =
            Pattern.compile("(?i)\\S+ (?:\\S+ )?(?:it|them|him|her|these|those)\\b.*");
    private static final Pattern WOULD_BEHIND = Pattern.compile("(?i).*\\b(?:would|could|might)\\b.*");

    /** A noun in the singular with its determiner: who does what the verb behind it says. */
    private static final Pattern ONE_DOES = Pattern.compile(
            "(?iu)(?:.*[^\\p{L}])?(?:o|a|um|uma|cada|este|esta|esse|essa|nosso|nossa|seu|sua|ele|ela|quem|ninguém|alguém)"
                    + "(?: [\\p{L}-]*[^s\\P{L}])?");

    private static final Set<String> NO_SUBJECTS = Set.of("a", "o", "um", "uma");

    private static final Pattern PRONOUN = Pattern.compile(
            "(?i).*\\b(I|he|she|it|we|they)(?:'ve|'m|'re|'s)?(?: (?:have|has|had|always|never|also|all|both|\\w+ly))?");

    /** A determiner, if any, and the noun after it. */
    private static final Pattern SUBJECT = Pattern.compile("(?i)(?:.*?\\W)??"
            + "(?:(the|a|an|this|that|every|each|my|our|your|his|her|their|its|no) (?:[\\w-]+ ){0,2}?)?"
            + "([\\w-]+)(?: (?:that|who|which))?");

    private final Locale source;
    private final Locale target;

    FittingForms(Locale source, Locale target) {
        this.source = source;
        this.target = target;
    }

    /**
     * The forms that fit; all where none seems to.
     *
     * @param form as listed
     * @param before what stands before it in the text, without white space at the end
     * @param from the text from it on
     */
    List<String> of(Kind kind, GlossaryTerm words, String form, GlossaryTerm rendering, String before, String from) {
        List<String> all = rendering.forms();
        if (kind == Kind.NAME && all.contains(form)) {
            return List.of(form);
        }
        if (kind == Kind.NAME && all.size() == words.forms().size()) {
            return List.of(all.get(words.forms().indexOf(form)));
        }
        if (all.size() == 1) {
            return all;
        }
        boolean verb = words.part() == PartOfSpeech.VERB || rendering.part() == PartOfSpeech.VERB;
        List<String> fitting = all.stream()
                .filter(verb ? verbs(words, form, rendering, before, from) : numbers(words, form, rendering))
                .toList();
        return fitting.isEmpty() ? all : fitting;
    }

    private Predicate<String> numbers(GlossaryTerm words, String form, GlossaryTerm rendering) {
        WordNumber wanted = number(source, form, words.forms());
        return offered -> {
            WordNumber number = number(target, offered, rendering.forms());
            return wanted == WordNumber.UNKNOWN || number == WordNumber.UNKNOWN || number == wanted;
        };
    }

    private static WordNumber number(Locale language, String form, List<String> forms) {
        return SPELT_WITH_S.contains(language.getLanguage()) ? WordNumber.of(form, forms) : WordNumber.UNKNOWN;
    }

    private Predicate<String> verbs(
            GlossaryTerm words, String form, GlossaryTerm rendering, String before, String from) {
        if (is(source, "en") && is(target, "pt")) {
            Set<VerbForm> english = VerbForm.english(form, words.text());
            String person = person(english, before);
            boolean cut = person.equals("he")
                    && english.contains(VerbForm.PAST)
                    && english.contains(VerbForm.BASE)
                    && afterAuxiliary(before).isEmpty();
            // he cut, not he cuts
            Set<VerbForm> wanted = cut ? EnumSet.of(VerbForm.PAST) : toPortuguese(english, before);
            boolean had = HAD.matcher(before).matches();
            boolean done = !had
                    && !PASSIVE.matcher(before).matches()
                    && WITH_OBJECT.matcher(from).matches();
            if (ACTIVE.matcher(before).matches() || (done && wanted.contains(VerbForm.PAST))) {
                wanted.remove(VerbForm.PARTICIPLE);
            }
            if (had && wanted.contains(VerbForm.PARTICIPLE)) {
                wanted.remove(VerbForm.PAST);
            }
            if (wanted.contains(VerbForm.SUBJUNCTIVE_PAST)
                    && WOULD_BEHIND.matcher(from).matches()) {
                wanted.remove(VerbForm.PAST);
            }
            boolean pronoun = WITH_PRONOUN.matcher(from).matches();
            return offered -> {
                if (!pronoun && isEnclitic(offered)) {
                    return false;
                }
                Set<VerbForm> can = VerbForm.portuguese(offered, rendering.text());
                boolean bare = can.contains(VerbForm.BASE)
                        || can.contains(VerbForm.GERUND)
                        || can.contains(VerbForm.PARTICIPLE);
                return can.stream().anyMatch(wanted::contains)
                        && !VerbForm.isPersonalInfinitive(offered, rendering.text())
                        && (bare || person.isEmpty() || VerbForm.isOf(person, offered));
            };
        }
        if (is(source, "pt") && is(target, "en")) {
            Set<VerbForm> wanted = toEnglish(VerbForm.portuguese(form, words.text()), before);
            boolean other = wanted.contains(VerbForm.BASE) && !VerbForm.isOf("he", form);
            if (other || before.toLowerCase(Locale.ROOT).endsWith("não")) {
                wanted.remove(VerbForm.THIRD);
            } else if (wanted.contains(VerbForm.THIRD) && isDoneByOne(before)) {
                wanted.remove(VerbForm.BASE);
            }
            return offered ->
                    VerbForm.english(offered, rendering.text()).stream().anyMatch(wanted::contains);
        }
        return offered -> true;
    }

    /** Whether a Portuguese form has a pronoun joined to it: {@code adiá-lo}. */
    private static boolean isEnclitic(String form) {
        return form.split(" ", -1)[0].matches(".*-l[oa]s?");
    }

    private static boolean isDoneByOne(String before) {
        int space = before.lastIndexOf(' ');
        String last = before.substring(space + 1).toLowerCase(Locale.ROOT);
        return ONE_DOES.matcher(before).matches() && !NO_SUBJECTS.contains(last);
    }

    /** As the pronoun before a verb, or its form, says; empty where they say nothing. */
    private static String person(Set<VerbForm> english, String before) {
        Matcher pronoun = PRONOUN.matcher(before);
        if (!pronoun.matches()) {
            return english.equals(EnumSet.of(VerbForm.THIRD)) ? "he" : ofNoun(before);
        }
        return switch (pronoun.group(1).toLowerCase(Locale.ROOT)) {
            case "he", "she", "it" -> "he";
            case "i" -> "i";
            case "we" -> "we";
            default -> "they";
        };
    }

    /** As the noun before a verb says: {@code the strike}, {@code small countries that}. */
    private static String ofNoun(String before) {
        Matcher noun = SUBJECT.matcher(before);
        if (!noun.matches()) {
            return "";
        }
        String word = noun.group(2);
        if (word.matches("(?i)nobody|somebody|everybody|no one|someone|everyone|anybody|anyone|this|that")) {
            return "he";
        }
        if (word.matches("(?i)was|has|does|always|sometimes|besides|perhaps|yes|as|his")) {
            return "";
        }
        boolean plural = word.endsWith("s") && !word.matches(".*(?:ss|us|is|'s)");
        return plural ? "they" : noun.group(1) == null ? "" : "he";
    }

    private static boolean is(Locale locale, String language) {
        return locale.getLanguage().equals(language);
    }

    private static Set<VerbForm> toPortuguese(Set<VerbForm> english, String before) {
        Set<VerbForm> wanted = EnumSet.noneOf(VerbForm.class);
        if (english.contains(VerbForm.GERUND)) {
            wanted.addAll(EnumSet.of(VerbForm.GERUND, VerbForm.BASE));
        }
        if (english.contains(VerbForm.THIRD)) {
            wanted.add(VerbForm.PRESENT);
        }
        boolean bound = true;
        if (english.contains(VerbForm.BASE)) {
            Optional<Set<VerbForm>> after = afterAuxiliary(before);
            bound = after.isPresent();
            wanted.addAll(after.orElse(EnumSet.of(VerbForm.BASE, VerbForm.PRESENT, VerbForm.SUBJUNCTIVE)));
        }
        if (english.contains(VerbForm.PAST) && !(bound && english.contains(VerbForm.BASE))) {
            wanted.add(VerbForm.PAST);
            if (CONDITION.matcher(before).matches()) {
                wanted.add(VerbForm.SUBJUNCTIVE_PAST);
            }
        }
        if (english.contains(VerbForm.PARTICIPLE) && !(bound && english.contains(VerbForm.BASE))) {
            wanted.add(VerbForm.PARTICIPLE);
            wanted.add(VerbForm.PAST);
        }
        return wanted;
    }

    /** What the base form becomes after a word that asks for it. */
    private static Optional<Set<VerbForm>> afterAuxiliary(String before) {
        if (WILL.matcher(before).matches()) {
            return Optional.of(EnumSet.of(VerbForm.BASE, VerbForm.FUTURE));
        }
        if (TO.matcher(before).matches() || MODAL.matcher(before).matches()) {
            return Optional.of(EnumSet.of(VerbForm.BASE));
        }
        if (WOULD.matcher(before).matches()) {
            return Optional.of(EnumSet.of(VerbForm.BASE, VerbForm.CONDITIONAL, VerbForm.IMPERFECT));
        }
        return DID.matcher(before).matches() ? Optional.of(EnumSet.of(VerbForm.PAST, VerbForm.BASE)) : Optional.empty();
    }

    private static Set<VerbForm> toEnglish(Set<VerbForm> portuguese, String before) {
        Set<VerbForm> wanted = EnumSet.noneOf(VerbForm.class);
        for (VerbForm form : portuguese) {
            wanted.addAll(
                    switch (form) {
                        case BASE ->
                            PREPOSITION.matcher(before).matches()
                                    ? EnumSet.of(VerbForm.BASE, VerbForm.GERUND)
                                    : EnumSet.of(VerbForm.BASE);
                        case GERUND -> EnumSet.of(VerbForm.GERUND);
                        case PAST -> EnumSet.of(VerbForm.PAST);
                        case PARTICIPLE -> EnumSet.of(VerbForm.PARTICIPLE);
                        case IMPERFECT -> EnumSet.of(VerbForm.PAST, VerbForm.GERUND);
                        case SUBJUNCTIVE_PAST -> EnumSet.of(VerbForm.PAST, VerbForm.BASE, VerbForm.GERUND);
                        case FUTURE, CONDITIONAL, SUBJUNCTIVE -> EnumSet.of(VerbForm.BASE);
                        case PRESENT, THIRD -> EnumSet.of(VerbForm.BASE, VerbForm.THIRD);
                    });
        }
        return wanted;
    }
}
