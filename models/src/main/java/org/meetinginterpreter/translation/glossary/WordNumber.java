package org.meetinginterpreter.translation.glossary;

import java.util.List;

/** Tells the singular of a term from its plural by comparing the forms that are listed; for languages that write the plural with an s. */
enum WordNumber {
    SINGULAR,
    PLURAL,
    /** Neither, both, or not to be told. */
    UNKNOWN;

    static WordNumber of(String form, List<String> forms) {
        boolean plural = forms.stream().anyMatch(other -> isPlural(form, other));
        boolean singular = forms.stream().anyMatch(other -> isPlural(other, form));
        return plural == singular ? UNKNOWN : plural ? PLURAL : SINGULAR;
    }

    /** Whether one form is the other's plural: {@code profissionais de apoio}, {@code profissional de apoio}. */
    static boolean isPlural(String plural, String singular) {
        String[] many = plural.split(" ", -1);
        String[] one = singular.split(" ", -1);
        boolean different = false;
        for (int i = 0; i < many.length && many.length == one.length; i++) {
            if (!many[i].equals(one[i])) {
                int common = commonPrefix(many[i], one[i]);
                if (!many[i].endsWith("s") || one[i].endsWith("s") || common < Math.max(1, one[i].length() - 2)) {
                    return false;
                }
                different = true;
            }
        }
        return different;
    }

    private static int commonPrefix(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
