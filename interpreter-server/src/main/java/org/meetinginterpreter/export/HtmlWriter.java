package org.meetinginterpreter.export;

import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.Optional;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.Vouching;

/**
 * A page of its own to read and to print: a table with a row per utterance, languages side by side. Needs nothing from elsewhere and runs
 * nothing; who answers for the words stands in them and as {@code data-status}.
 */
final class HtmlWriter implements CaptionWriter {
    private static final String STYLE =
            "body{max-width:64rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,\"Noto Sans\",sans-serif}"
                    + "h1{font-size:1.5rem}.label{font-weight:600;margin:.2rem 0}table{border-collapse:collapse;width:100%;margin-top:1rem}"
                    + "th,td{padding:.4rem .6rem;border-top:1px solid #ccd3da;vertical-align:top;text-align:start}"
                    + "tbody th{font-weight:400;white-space:nowrap;color:#566372;font-size:.85em}td small{display:block;color:#566372}"
                    + "thead{display:table-header-group}tr{break-inside:avoid}@media print{body{margin:0;max-width:none}}";

    private final ExportHead head;

    HtmlWriter(ExportHead head) {
        this.head = head;
    }

    @Override
    public String head() {
        String title = escaped(PlainText.of(head.title()));
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html")
                .append(language(head.language()))
                .append(">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"generator\" content=\"meeting-interpreter\">\n")
                .append("<meta name=\"vouching\" content=\"")
                .append(head.vouching().wire())
                .append("\">\n<title>")
                .append(title)
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body data-status=\"")
                .append(head.vouching().wire())
                .append("\">\n<main>\n<h1 dir=\"auto\">")
                .append(title)
                .append("</h1>\n")
                .append(whole(head.language(), head.vouching()));
        head.beside().ifPresent(beside -> html.append(whole(beside.language(), beside.vouching())));
        html.append("<table>\n<thead><tr><td></td>").append(column(head.language()));
        head.beside().ifPresent(beside -> html.append(column(beside.language())));
        return html.append("</tr></thead>\n<tbody>\n").toString();
    }

    @Override
    public String add(ExportedCaption said) {
        Caption caption = said.caption();
        String name = escaped(PlainText.of(CueSheet.nameOf(caption.speaker())));
        return "<tr><th scope=\"row\"><time dir=\"ltr\">"
                + VttWriter.time(caption.startMillis(), '.').replaceAll("\\..*", "") + "</time>"
                + (name.isEmpty() ? "" : "<br><bdi>" + name + "</bdi>") + "</th>" + cell(caption)
                + head.beside()
                        .map(beside -> said.beside().map(HtmlWriter::cell).orElse("<td></td>"))
                        .orElse("")
                + "</tr>\n";
    }

    @Override
    public String end() {
        return "</tbody>\n</table>\n</main>\n</body>\n</html>\n";
    }

    private static String whole(Locale language, Vouching vouching) {
        return "<p class=\"label\"" + language(language) + ">"
                + escaped(Labels.of(language).of(vouching)) + "</p>\n";
    }

    private static String column(Locale language) {
        ULocale own = ULocale.forLocale(language);
        return "<th scope=\"col\"" + language(language) + ">" + escaped(own.getDisplayName(own)) + "</th>";
    }

    private static String cell(Caption caption) {
        Optional<Vouching> vouching = Vouching.of(caption);
        return "<td" + language(caption.language()) + " data-status=\""
                + vouching.map(Vouching::wire).orElse("gap") + "\">" + escaped(PlainText.of(caption.text()))
                + vouching.map(one -> "<small>"
                                + escaped(Labels.of(caption.language()).of(one)) + "</small>")
                        .orElse("")
                + "</td>";
    }

    private static String language(Locale language) {
        return " lang=\"" + escaped(language.toLanguageTag()) + "\" dir=\"" + ExportHead.direction(language) + "\"";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
