package org.meetinginterpreter.summary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meetinginterpreter.summary.Summary.Figure;

/** Numbers that were named, in words or digits, with what they count; small bare ones are none, such as "one of us". */
final class FigureFinder {
    private static final String SMALL = "one|two|three|four|five|six|seven|eight|nine";
    private static final String LARGE =
            "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:"
                    + SMALL + "))?";
    private static final String SCALE = "hundred|thousand|million|billion|dozen";
    private static final String WORD = "(?:" + LARGE + "|" + SMALL + "|" + SCALE + "|\\d[\\d.,]*\\d|\\d|point)";
    private static final String UNIT_NAME =
            "(?:%|percent|per cent|cubic met(?:re|er)s|met(?:re|er)s|kilomet(?:re|er)s|tons|tonnes|litres|liters|hectares|degrees|dollars|euros|pounds|people|children|cases|doses|routes|drivers|applications|years|months|weeks|days|hours)";
    private static final String UNIT = "(?: ?" + UNIT_NAME + "(?: (?:a|an|per) \\w+)?)?";
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w-])((?:a |[$€£] ?)?" + WORD + "(?:(?:[ -]| and )" + WORD + ")*" + UNIT + ")(?![\\w-])");
    private static final Pattern BARE_SMALL = Pattern.compile("(?:a )?(?:" + SMALL + "|point|\\d|hundred|dozen)");
    private static final String MONTH =
            "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
    /** Numbers that say when, not how much. */
    private static final Pattern WHEN = Pattern.compile("\\b\\d{1,2}:\\d\\d\\b|\\b\\d{1,2} ?[ap]\\.?m\\b|\\b" + MONTH
            + " \\d{1,2}(?:st|nd|rd|th)?\\b(?:,? (?:19|20)\\d\\d\\b)?|\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?" + MONTH
            + "\\b(?:,? (?:19|20)\\d\\d\\b)?|\\b(?:" + MONTH
            + "|in|since|until|by|before|after) (?:19|20)\\d\\d\\b(?! ?" + UNIT_NAME + ")");

    private static final Pattern TIMES = Pattern.compile(".* (?:years|months|weeks|days|hours)");

    private FigureFinder() {}

    static List<Figure> find(List<SpokenTurn> turns) {
        List<Figure> figures = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (SpokenTurn turn : turns) {
            for (String sentence : turn.sentences()) {
                Matcher number = NUMBER.matcher(
                        WHEN.matcher(sentence.toLowerCase(Locale.ROOT)).replaceAll(";"));
                while (number.find()) {
                    String value = number.group(1).strip();
                    if (!BARE_SMALL.matcher(value).matches()
                            && !TIMES.matcher(value).matches()
                            && named.add(value)) {
                        figures.add(new Figure(value, sentence, List.of(turn.number())));
                    }
                }
            }
        }
        return figures;
    }
}
