package org.meetinginterpreter.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold of the events of any recogniser on any sound. */
public final class SpeechEventRules {
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private SpeechEventRules() {}

    /** The rules that the events of one track break, in words; none if all is well. */
    public static List<String> violations(List<SpeechEvent> events) {
        List<String> violations = new ArrayList<>();
        Utterance before = null;
        boolean open = false;
        long lastEnd = 0;
        for (SpeechEvent event : events) {
            Utterance now = event.utterance();
            boolean ended = event instanceof SpeechEvent.Final;
            int expected = before == null ? 1 : before.number() + (open ? 0 : 1);
            check(now.number() == expected, "number " + expected + " is due", event, violations);
            check(!now.text().isBlank() && now.text().equals(now.text().strip()), "blank or spaced", event, violations);
            int stableChars = now.text().offsetByCodePoints(0, now.stable());
            check(endsGrapheme(now.text(), stableChars), "stable splits a grapheme", event, violations);
            if (open) {
                String promised = before.text().substring(0, before.text().offsetByCodePoints(0, before.stable()));
                check(now.text().startsWith(promised), "broke '" + promised + "'", event, violations);
                check(now.stable() >= before.stable(), "stable fell", event, violations);
                check(now.startMillis() == before.startMillis(), "start moved", event, violations);
            } else {
                check(now.startMillis() >= lastEnd, "starts before the last one's end", event, violations);
            }
            if (ended) {
                check(stableChars == now.text().length(), "a final is stable to its end", event, violations);
                lastEnd = now.endMillis();
            }
            before = now;
            open = !ended;
        }
        if (open) {
            violations.add("utterance " + before.number() + " never ended");
        }
        return violations;
    }

    private static void check(boolean holds, String rule, SpeechEvent event, List<String> violations) {
        if (!holds) {
            violations.add(rule + ": " + event);
        }
    }

    private static boolean endsGrapheme(String text, int index) {
        Matcher clusters = GRAPHEME.matcher(text);
        int end = 0;
        while (end < index && clusters.find()) {
            end = clusters.end();
        }
        return end == index;
    }
}
