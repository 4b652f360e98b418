package org.meetinginterpreter.export;

import java.util.Optional;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.Vouching;

/** A line per utterance: {@code [00:01:21 machine-made] Delegation 4 (Machine-made, not reviewed): We agree.}, behind three lines of head. */
final class TextWriter implements CaptionWriter {
    private final ExportHead head;
    private final Labels labels;

    TextWriter(ExportHead head) {
        this.head = head;
        this.labels = Labels.of(head.language());
    }

    @Override
    public String head() {
        return PlainText.of(head.title()) + "\nLanguage: " + head.language().toLanguageTag() + "\nStatus: "
                + head.vouching().wire() + " (" + labels.of(head.vouching()) + ")\n"
                + head.beside()
                        .map(beside -> "Beside: " + beside.language().toLanguageTag() + "\nStatus beside: "
                                + beside.vouching().wire() + " ("
                                + Labels.of(beside.language()).of(beside.vouching()) + ")\n")
                        .orElse("")
                + "\n";
    }

    @Override
    public String add(ExportedCaption said) {
        Caption caption = said.caption();
        Optional<Vouching> vouching = Vouching.of(caption);
        String time = VttWriter.time(caption.startMillis(), '.').replaceAll("\\..*", "");
        String status = vouching.map(Vouching::wire).orElse("gap");
        String name = PlainText.of(CueSheet.nameOf(caption.speaker()));
        String who = (name + vouching.map(one -> " (" + labels.of(one) + ")").orElse("")).strip();
        String text = PlainText.of(caption.text());
        String start = head.isRightToLeft() ? PlainText.startOf("[m", true) : "";
        return start + "[" + time + " " + status + "] " + (who.isEmpty() ? "" : who + ": ") + text + "\n"
                + said.beside().map(TextWriter::beside).orElse("");
    }

    /** On a line below, indented. */
    private static String beside(Caption caption) {
        Optional<Vouching> vouching = Vouching.of(caption);
        String start = ExportHead.isRightToLeft(caption.language()) ? PlainText.startOf("[m", true) : "";
        return start + "    [" + caption.language().toLanguageTag() + " "
                + vouching.map(Vouching::wire).orElse("gap") + "] "
                + vouching.map(one -> "(" + Labels.of(caption.language()).of(one) + "): ")
                        .orElse("")
                + PlainText.of(caption.text()) + "\n";
    }

    @Override
    public String end() {
        return "";
    }
}
