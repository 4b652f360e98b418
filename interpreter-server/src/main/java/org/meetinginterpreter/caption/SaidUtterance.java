package org.meetinginterpreter.caption;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An utterance that is in the log for all to read, in its newest version.
 *
 * @param number the {@code seq} under which it first entered the log; stays when it is corrected
 * @param source as it reads in the language in which it was said
 * @param hiddenIn languages in which it waits for a reviewer or was withheld
 * @param corrected by language, how a person said that it reads there
 */
public record SaidUtterance(long number, Caption source, Set<Locale> hiddenIn, Map<Locale, String> corrected) {
    public SaidUtterance {
        hiddenIn = Set.copyOf(hiddenIn);
        corrected = Map.copyOf(corrected);
    }
}
