package org.meetinginterpreter.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * SubRip, which has neither escapes nor fields: who answers for the words stands behind the times, where parsers expect a position and
 * players look no further ({@code status:machine-made}), and in words in the text. The first cue tells of the whole. What players would
 * take for markup is broken by U+2060, which nobody sees.
 */
final class SrtWriter implements CaptionWriter {
    private static final long NOTICE_MILLIS = 3_000;
    private static final Pattern MARKUP = Pattern.compile("([<{]|--)(?=\\S)");

    private final ExportHead head;
    private final CueSheet sheet;
    private int number;

    SrtWriter(ExportHead head) {
        this.head = head;
        this.sheet = new CueSheet(head, true);
    }

    @Override
    public String head() {
        String notice = Labels.of(head.language()).of(head.vouching());
        List<String> lines = new ArrayList<>(List.of(line("[" + notice + "]", head.language())));
        head.beside()
                .ifPresent(beside -> lines.add(
                        line("[" + Labels.of(beside.language()).of(beside.vouching()) + "]", beside.language())));
        return cue(
                0,
                NOTICE_MILLIS,
                "whole:" + head.vouching().wire() + " language:"
                        + head.language().toLanguageTag()
                        + head.beside()
                                .map(beside -> " beside:" + beside.vouching().wire() + " beside-language:"
                                        + beside.language().toLanguageTag())
                                .orElse(""),
                lines);
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
            text.append(cue(
                    cue.startMillis(),
                    cue.endMillis(),
                    "status:" + cue.text().status()
                            + cue.beside()
                                    .map(beside -> " beside:" + beside.status())
                                    .orElse("")
                            + " utterance:" + PlainText.of(cue.caption().utterance()),
                    cue.languages().stream()
                            .flatMap(one -> one.lines().stream().map(line -> line(line.text(), one.language())))
                            .toList()));
        }
        return text.toString();
    }

    private String cue(long start, long end, String fields, List<String> lines) {
        StringBuilder cue = new StringBuilder();
        cue.append(++number).append('\n');
        cue.append(VttWriter.time(start, ',')).append(" --> ").append(VttWriter.time(end, ','));
        cue.append(' ').append(fields);
        for (String line : lines) {
            cue.append('\n').append(line);
        }
        return cue.append("\n\n").toString();
    }

    private static String line(String text, Locale language) {
        return PlainText.startOf(text, ExportHead.isRightToLeft(language))
                + MARKUP.matcher(text).replaceAll("$1\u2060");
    }
}
