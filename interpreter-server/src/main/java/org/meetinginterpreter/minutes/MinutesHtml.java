package org.meetinginterpreter.minutes;

import java.util.List;
import java.util.Locale;

/** Minutes as a page of their own. */
final class MinutesHtml {
    private static final String STYLE =
            "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,\"Noto Sans\",sans-serif}"
                    + "h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:1.5rem}.label{font-weight:600}.from{color:#566372;font-size:.85em}"
                    + "li{margin:.3rem 0}@media print{body{margin:0}}";

    private MinutesHtml() {}

    static String write(Minutes minutes) {
        MinutesDocument document = MinutesDocument.of(minutes);
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html")
                .append(lang(document.language()))
                .append(document.rightToLeft() ? " dir=\"rtl\"" : " dir=\"ltr\"")
                .append(
                        ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n")
                .append("<meta name=\"generator\" content=\"meeting-interpreter\">\n<meta name=\"vouching\" content=\"")
                .append(document.vouching().wire())
                .append("\">\n<title>")
                .append(escaped(document.title()))
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body data-status=\"")
                .append(document.vouching().wire())
                .append("\">\n<main>\n<h1 dir=\"auto\">")
                .append(escaped(document.title()))
                .append("</h1>\n<p class=\"label\" dir=\"auto\">")
                .append(escaped(document.label()))
                .append("</p>\n");
        for (MinutesDocument.Fact fact : document.about()) {
            html.append("<p")
                    .append(lang(document.headingsIn()))
                    .append(" dir=\"auto\">")
                    .append(escaped(fact.line()))
                    .append("</p>\n");
        }
        for (MinutesDocument.Section section : document.sections()) {
            html.append("<section>\n<h2")
                    .append(lang(document.headingsIn()))
                    .append(" dir=\"auto\">")
                    .append(escaped(section.heading()))
                    .append("</h2>\n<ul>\n");
            section.items().forEach(item -> html.append(item(item)));
            html.append("</ul>\n</section>\n");
        }
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String item(MinutesDocument.Item item) {
        String lead = item.lead().isEmpty() ? "" : "<strong><bdi>" + escaped(item.lead()) + "</bdi></strong>: ";
        return "<li dir=\"auto\">" + lead + "<span" + lang(item.language()) + ">" + escaped(item.text()) + "</span>"
                + from(item.sources()) + "</li>\n";
    }

    private static String from(List<String> sources) {
        return sources.isEmpty() ? "" : " <span class=\"from\">" + escaped(String.join(", ", sources)) + "</span>";
    }

    private static String lang(Locale language) {
        return " lang=\"" + escaped(language.toLanguageTag()) + "\"";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
