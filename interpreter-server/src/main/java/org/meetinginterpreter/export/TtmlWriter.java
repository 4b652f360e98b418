package org.meetinginterpreter.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meetinginterpreter.caption.Speaker;

/**
 * TTML 2 in the text profile of IMSC 1.1 (W3C). Speakers are {@code ttm:agent}s; who answers for the words is a {@code ttm:role} of each
 * paragraph ({@code x-machine-made}) and of the whole a {@code ttm:desc} in words and {@code status} in our own namespace.
 */
final class TtmlWriter implements CaptionWriter {
    private final ExportHead head;
    private final CueSheet sheet;
    private final Map<Speaker, String> agents = new LinkedHashMap<>();

    TtmlWriter(ExportHead head) {
        this.head = head;
        this.sheet = new CueSheet(head, false);
        for (Speaker speaker : head.speakers()) {
            if (!CueSheet.nameOf(speaker).isBlank()) {
                agents.put(speaker, "agent" + (agents.size() + 1));
            }
        }
    }

    @Override
    public String head() {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling"
                    xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
                    xmlns:mi="urn:meeting-interpreter:export" xml:lang="%s" ttp:timeBase="media"
                    ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text">
                <head>
                <metadata>
                <ttm:title>%s</ttm:title>
                <ttm:desc>%s</ttm:desc>
                <mi:status>%s</mi:status>
                %s""".formatted(
                        escaped(head.language().toLanguageTag()),
                        escaped(PlainText.of(head.title())),
                        escaped(Labels.of(head.language()).of(head.vouching())),
                        head.vouching().wire(),
                        head.beside().map(TtmlWriter::beside).orElse("")));
        agents.forEach((speaker, id) -> xml.append("<ttm:agent xml:id=\"")
                .append(id)
                .append("\" type=\"person\"><ttm:name type=\"full\">")
                .append(escaped(PlainText.of(CueSheet.nameOf(speaker))))
                .append("</ttm:name></ttm:agent>\n"));
        String direction = head.isRightToLeft() ? " tts:direction=\"rtl\"" : "";
        return xml.append("""
                </metadata>
                <styling><style xml:id="text"%s tts:textAlign="center" tts:fontFamily="proportionalSansSerif" tts:color="white" tts:backgroundColor="black"/></styling>
                <layout><region xml:id="below" tts:origin="10%% 70%%" tts:extent="80%% 25%%" tts:displayAlign="after"/></layout>
                </head>
                <body><div region="below" style="text">
                """.formatted(direction)).toString();
    }

    private static String beside(ExportHead.Beside beside) {
        String tag = escaped(beside.language().toLanguageTag());
        return "<ttm:desc xml:lang=\"" + tag + "\">"
                + escaped(Labels.of(beside.language()).of(beside.vouching()))
                + "</ttm:desc>\n<mi:beside xml:lang=\"" + tag + "\">"
                + beside.vouching().wire() + "</mi:beside>\n";
    }

    @Override
    public String add(ExportedCaption caption) {
        return render(sheet.add(caption));
    }

    @Override
    public String end() {
        return render(sheet.finish()) + "</div></body>\n</tt>\n";
    }

    private String render(List<LabelledCue> cues) {
        StringBuilder xml = new StringBuilder();
        for (LabelledCue cue : cues) {
            String agent = agents.get(cue.caption().speaker());
            xml.append("<p xml:id=\"").append(escaped(cue.id()));
            xml.append("\" begin=\"").append(VttWriter.time(cue.startMillis(), '.'));
            xml.append("\" end=\"").append(VttWriter.time(cue.endMillis(), '.'));
            xml.append(agent == null ? "" : "\" ttm:agent=\"" + agent);
            xml.append("\" ttm:role=\"x-").append(cue.text().status()).append("\">");
            xml.append(String.join(
                    "<br/>", cue.languages().stream().map(this::language).toList()));
            xml.append("</p>\n");
        }
        return xml.toString();
    }

    /** Each line is a span; those of the language beside stand in one that says which it is and who answers for it. */
    private String language(LabelledCue.Lines one) {
        String lines =
                String.join("<br/>", one.lines().stream().map(TtmlWriter::line).toList());
        return one.language().equals(head.language())
                ? lines
                : "<span xml:lang=\"" + escaped(one.language().toLanguageTag()) + "\" ttm:role=\"x-" + one.status()
                        + "\" tts:unicodeBidi=\"embed\" tts:direction=\"" + ExportHead.direction(one.language()) + "\">"
                        + lines + "</span>";
    }

    private static String line(LabelledCue.Line line) {
        return String.join(
                " ",
                line.pieces().stream()
                        .map(piece -> piece.isLabel()
                                ? "<span ttm:role=\"x-label\">" + escaped(piece.text()) + "</span>"
                                : "<span>" + escaped(piece.text()) + "</span>")
                        .toList());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
