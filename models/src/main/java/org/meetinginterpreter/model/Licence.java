package org.meetinginterpreter.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which licences install without asking. Apache-2.0, MIT, BSD, CC0, CC-BY and MPL-2.0 do; all others (share-alike, non-commercial,
 * no derivatives, the GPL family, unknown ones) change what the operator may do and so need a word of acceptance.
 */
final class Licence {
    static final String UNKNOWN = "unknown";
    private static final Pattern FREE =
            Pattern.compile("apache-2\\.0|mit|bsd(-[234]-clause)?|cc0(-1\\.0)?|cc-by(-[1-4]\\.[05])?|mpl-2\\.0");

    private Licence() {}

    static boolean needsAcceptance(String licence) {
        String name = licence.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s-]+", "-")
                .replaceFirst("-licen[cs]e$", "");
        return !FREE.matcher(name).matches();
    }
}
