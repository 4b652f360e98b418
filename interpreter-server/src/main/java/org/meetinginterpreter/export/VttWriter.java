package org.meetinginterpreter.export;

import java.util.List;
import java.util.Locale;

/**
 * WebVTT (W3C). Cues are named {@code utterance.part}, speakers are voices ({@code <v Name>}), and who answers for the words is a class
 * ({@code <c.machine-made>}); of the whole a {@code NOTE} tells.
 */
final class VttWriter implements CaptionWriter {
    private final ExportHead head;
    private final CueSheet sheet;

    VttWriter(ExportHead head) {
        this.head = head;
        this.sheet = new CueSheet(head, false);
    }

    @Override
    public String head() {
        return "WEBVTT\n\nNOTE\nTitle: " + escaped(PlainText.of(head.title())) + "\nLanguage: "
                + head.language().toLanguageTag() + "\nStatus: "
                + head.vouching().wire() + "\n"
                + escaped(Labels.of(head.language()).of(head.vouching()))
                + head.beside()
                        .map(beside -> "\nBeside: " + beside.language().toLanguageTag() + "\nStatus beside: "
                                + beside.vouching().wire() + "\n"
                                + escaped(Labels.of(beside.language()).of(beside.vouching())))
                        .orElse("")
                + "\n\n";
    }

    @Override
    public String add(ExportedCaption caption) {
        return render(sheet.add(caption));
    }

    @Override
    public String end() {
        return render(sheet.finish());
    }

    private String render(List<LabelledCue> cues) {
        StringBuilder text = new StringBuilder();
        for (LabelledCue cue : cues) {
            String name = escaped(PlainText.of(CueSheet.nameOf(cue.caption().speaker())));
            text.append(escaped(PlainText.of(cue.id()))).append('\n');
            text.append(time(cue.startMillis(), '.')).append(" --> ").append(time(cue.endMillis(), '.'));
            text.append('\n').append(name.isEmpty() ? "" : "<v " + name + ">");
            text.append(String.join(
                    "\n", cue.languages().stream().map(this::language).toList()));
            text.append(name.isEmpty() ? "" : "</v>").append("\n\n");
        }
        return text.toString();
    }

    /** Where there are two, each says which it is. */
    private String language(LabelledCue.Lines one) {
        boolean rightToLeft = ExportHead.isRightToLeft(one.language());
        String lines = "<c." + one.status() + ">"
                + String.join(
                        "\n",
                        one.lines().stream()
                                .map(line -> line(line, rightToLeft))
                                .toList())
                + "</c>";
        return head.beside().isEmpty() ? lines : "<lang " + one.language().toLanguageTag() + ">" + lines + "</lang>";
    }

    private static String line(LabelledCue.Line line, boolean rightToLeft) {
        return PlainText.startOf(line.text(), rightToLeft)
                + String.join(
                        " ",
                        line.pieces().stream()
                                .map(piece -> piece.isLabel()
                                        ? "<c.label>" + escaped(piece.text()) + "</c>"
                                        : escaped(piece.text()))
                                .toList());
    }

    /** As WebVTT's cue text wants it (W3C WebVTT, section 4.2.2); the arrow would end a cue and a note. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** {@code 00:01:21.230}, of SubRip with a comma. */
    static String time(long millis, char point) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1_000 % 60,
                point,
                millis % 1_000);
    }
}
