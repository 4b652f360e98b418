package org.meetinginterpreter.translation.faithful;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words with which a language denies. Strong ones ("not", "nunca") must come through as a strong or a weak one; weak ones
 * ("without", "refuse", "unknown") are how a translator may put a strong one, and need nothing themselves. Fixed phrases that only
 * look like denials ("not only", "nothing but") are neither.
 */
final class Negations {
    private static final Map<String, Negations> BY_LANGUAGE = Map.of(
            "en",
            new Negations(
                    "not|\\p{L}+n[’']t|cannot|cant|dont|doesnt|didnt|isnt|wasnt|arent|wont|never|none|nobody|nothing|nowhere|neither|nor|no",
                    "without|un(?!der|til|tie|ion|it|iq|ive|less|ce|iform|do)\\p{L}{4,}|non\\p{L}*|\\p{L}{3,}less|rather than|instead of|fail\\p{L}*|refus\\p{L}+|den(?:y|ies|ied|ying)|lack\\p{L}*|prevent\\p{L}*|forb\\p{L}+|prohib\\p{L}+|impossible|incapable|inab\\p{L}+|hardly|barely|scarcely|rarely|rare|seldom|stop\\p{L}*|ceas\\p{L}+",
                    "not only|not just|nothing but|no doubt|no\\.(?= ?\\p{Nd})|no (?:smaller|larger|bigger|less|more|fewer|later|longer) than|no less|no matter|whether or not|not to mention|why not|last but not least",
                    Set.of()),
            "pt",
            new Negations(
                    "não|nunca|jamais|nenhum|nenhuma|nenhuns|nenhumas|ninguém|nada|nem|tampouco",
                    "sem|proib\\p{L}+|imped\\p{L}+|imposs[íi]ve\\p{L}+|incapa\\p{L}+|deix\\p{L}+ de|falt\\p{L}+|falh\\p{L}+|recus\\p{L}+|neg(?:ar|ou|a|am|aram|ado|ada|ando)|raramente|dificilmente|em vez|ao invés|des(?:conhec|necess|contínu)\\p{L}+|inexist\\p{L}+",
                    "não só|não apenas|não somente|pois não|ou não|não obstante|não muito longe|não demor\\p{L}+",
                    Set.of("nenhum", "nenhuma", "nenhuns", "nenhumas", "ninguém", "nada", "nem")));

    private final Pattern strong;
    private final Pattern weak;
    private final Pattern phrases;
    private final Set<String> strengthening;

    private Negations(String strong, String weak, String phrases, Set<String> strengthening) {
        this.strengthening = strengthening;
        this.strong = words(strong);
        this.weak = words(weak);
        this.phrases = words(phrases);
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A language's; nothing where they are not known. */
    static Optional<Negations> of(Locale language) {
        return Optional.ofNullable(BY_LANGUAGE.get(language.getLanguage()));
    }

    /** The strong denials of a text, as written; of several that strengthen each other ("não … nenhum") the first ones. */
    List<String> strong(String text) {
        List<String> all =
                strong.matcher(without(text)).results().map(MatchResult::group).toList();
        List<String> alone = all.stream()
                .filter(word -> !strengthening.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
        return alone.isEmpty() ? all.stream().limit(1).toList() : alone;
    }

    /** How many denials of another language a text may render. */
    long count(String text) {
        return strong.matcher(text).results().count()
                + weak.matcher(text).results().count();
    }

    /** Whether a text denies anything at all, if only by a word such as "without". */
    boolean denies(String text) {
        return count(text) > 0;
    }

    private String without(String text) {
        return phrases.matcher(text).replaceAll(" ");
    }
}
