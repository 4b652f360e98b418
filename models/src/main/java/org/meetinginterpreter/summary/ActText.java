package org.meetinginterpreter.summary;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the sentences of a turn say of names and times. */
final class ActText {
    private static final String DAY =
            "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight|christmas|thanksgiving|easter|noon|midnight|breakfast|lunch|dinner)";
    private static final String COUNT = "(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)";
    private static final String ORDINAL =
            "(?:\\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
                    + "|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|twenty-\\w+|thirty-first)";
    private static final String MONTH =
            "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
    private static final String TIME = "(?:" + DAY + "(?: (?:morning|noon|afternoon|evening|night))?"
            + "|(?:this|next|the following) (?:morning|afternoon|evening|week|month|year|meeting|session|time|monday|tuesday|wednesday|thursday|friday|spring|summer|autumn|winter)"
            + "|the end of (?:the |this |next )?(?:day|week|month|year|" + MONTH + ")"
            + "|the (?:next|following) (?:meeting|session|week)|the (?:\\w+ )?session|the morning"
            + "|the " + ORDINAL + "(?: of " + MONTH + ")?|" + ORDINAL + " of " + MONTH + "|" + MONTH + "(?: " + ORDINAL
            + "| \\d{1,2})?"
            + "|" + COUNT + " (?:days?|weeks?|months?|hours?)|(?:six|seven|eight|nine|ten|five|four) thirty|" + COUNT
            + " o'clock)";
    private static final Pattern DUE = Pattern.compile(
            "\\b((?:(?:by|before|until|till|on|within|in|at|no later than|starting(?: on)?|from|give me until|for) )?(?:the )?"
                    + TIME + ")(?![a-z-])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TEAM =
            Pattern.compile("\\b(the (?:\\w+ )?(?:teams?|secretariat|staff)) (?:write|prepare|send|draft|check)s?\\b");

    private ActText() {}

    /** Until when something is due, as it was said; empty where nothing is said. */
    static String due(SpokenTurn turn) {
        return due(String.join(" ", turn.sentences()));
    }

    static String due(String text) {
        Matcher due = DUE.matcher(text.replace('’', '\''));
        String found = "";
        while (due.find()) {
            String phrase = due.group(1).replaceFirst("^(?i:give me) ", "");
            boolean firm = phrase.matches("(?i:by|before|until|till|within|no later|starting|from).*");
            if (found.isEmpty() || firm) {
                found = phrase;
            }
        }
        return found;
    }

    /** The speaker among these whom a turn names; the last part of a name is enough, and a title alone is not. */
    static Optional<String> named(SpokenTurn turn, List<String> speakers) {
        return speakers.stream()
                .filter(name -> !name.isBlank() && !name.equals(turn.line().speaker()))
                .filter(name -> {
                    String last = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
                    return Pattern.compile("\\b" + Pattern.quote(last) + "\\b")
                            .matcher(turn.lower())
                            .find();
                })
                .findFirst();
    }

    /** The speaker among these of whom a turn says that they will do something: "Caio could send the figures". */
    static Optional<String> told(SpokenTurn turn, List<String> speakers) {
        return named(turn, speakers).filter(name -> {
            String last = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
            return Pattern.compile("\\b" + Pattern.quote(last)
                            + ",? (?:will|could|can|is going to|you(?:'ll| will)?|please|would you|to) "
                            + Sign.Words.DOING + "\\b")
                    .matcher(turn.lower())
                    .find();
        });
    }

    /** Those outside the room who are to do it, such as "the legal teams". */
    static Optional<String> team(SpokenTurn turn) {
        Matcher team = TEAM.matcher(turn.lower());
        return team.find() ? Optional.of(team.group(1)) : Optional.empty();
    }

    /** The sentences of a turn that have a sign; all where none has it by itself. */
    static String with(SpokenTurn turn, Sign sign) {
        String found = turn.sentences().stream()
                .filter(sentence -> sign.isIn(sentence.toLowerCase(Locale.ROOT).replace('’', '\'')))
                .collect(Collectors.joining(" "));
        return found.isEmpty() ? String.join(" ", turn.sentences()) : found;
    }
}
