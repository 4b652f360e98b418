package org.meetinginterpreter.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.meetinginterpreter.caption.Caption;
import org.meetinginterpreter.caption.Vouching;

/**
 * Comma-separated values (RFC 4180) for spreadsheets, a row per utterance; begins with a byte order mark, without which some of them
 * read no UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection).
 */
final class CsvWriter implements CaptionWriter {
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String FORMULA = "=+-@\t\r";

    private final ExportHead head;

    CsvWriter(ExportHead head) {
        this.head = head;
    }

    @Override
    public String head() {
        List<String> names = new ArrayList<>(List.of("utterance", "seq", "start", "end", "speaker"));
        names.addAll(List.of("language", "text", "status", "label"));
        if (head.beside().isPresent()) {
            names.addAll(List.of("beside_language", "beside_text", "beside_status", "beside_label"));
        }
        return BYTE_ORDER_MARK + row(names);
    }

    @Override
    public String add(ExportedCaption said) {
        Caption caption = said.caption();
        List<String> cells = new ArrayList<>(List.of(
                caption.utterance(),
                caption.seq().isPresent() ? Long.toString(caption.seq().getAsLong()) : "",
                VttWriter.time(caption.startMillis(), '.'),
                VttWriter.time(caption.endMillis(), '.'),
                PlainText.of(CueSheet.nameOf(caption.speaker()))));
        cells.addAll(words(caption));
        if (head.beside().isPresent()) {
            cells.addAll(said.beside().map(CsvWriter::words).orElse(List.of("", "", "", "")));
        }
        return row(cells);
    }

    @Override
    public String end() {
        return "";
    }

    private static List<String> words(Caption caption) {
        Optional<Vouching> vouching = Vouching.of(caption);
        return List.of(
                caption.language().toLanguageTag(),
                PlainText.of(caption.text()),
                vouching.map(Vouching::wire).orElse("gap"),
                vouching.map(Labels.of(caption.language())::of).orElse(""));
    }

    private static String row(List<String> cells) {
        return cells.stream().map(CsvWriter::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
