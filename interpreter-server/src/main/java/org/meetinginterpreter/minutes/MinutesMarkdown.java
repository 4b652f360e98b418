package org.meetinginterpreter.minutes;

import java.util.regex.Pattern;

/** Minutes as CommonMark. */
final class MinutesMarkdown {
    /** What means something anywhere in a line (CommonMark 2.4; tables and bare addresses as GitHub has them). */
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>|~&]|:(?=//)");

    /** What begins a list, a heading or a rule where a line or an item begins. */
    private static final Pattern BEGINNING = Pattern.compile("^([0-9]{1,9})?([-+#=.)])");

    private MinutesMarkdown() {}

    static String write(Minutes minutes) {
        MinutesDocument document = MinutesDocument.of(minutes);
        StringBuilder text =
                new StringBuilder("# " + escaped(document.title()) + "\n\n**" + escaped(document.label()) + "**\n");
        document.about()
                .forEach(fact -> text.append("\n").append(escaped(fact.line())).append("\n"));
        for (MinutesDocument.Section section : document.sections()) {
            text.append("\n## ").append(escaped(section.heading())).append("\n\n");
            for (MinutesDocument.Item item : section.items()) {
                text.append("- ");
                if (!item.lead().isEmpty()) {
                    text.append("**").append(escaped(item.lead())).append("** – ");
                }
                text.append(escaped(item.text()));
                if (!item.sources().isEmpty()) {
                    text.append(" – ").append(String.join(", ", item.sources()));
                }
                text.append("\n");
            }
        }
        return text.toString();
    }

    private static String escaped(String text) {
        return BEGINNING.matcher(MARKUP.matcher(text).replaceAll("\\\\$0")).replaceFirst("$1\\\\$2");
    }
}
