package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.speech.SpokenWord;
import org.meetinginterpreter.speech.Utterance;
import org.meetinginterpreter.speech.cue.Cue;
import org.meetinginterpreter.speech.cue.CueCutter;

/** Writes finals in one format, in order; holds no more than the last cue. Not thread-safe. */
final class Transcript {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TranscriptFormat format;
    private final CueCutter cutter = new CueCutter();
    private int cues;

    Transcript(TranscriptFormat format) {
        this.format = format;
    }

    /** What stands before the first utterance. */
    String header() {
        return format == TranscriptFormat.VTT ? "WEBVTT\n\n" : "";
    }

    /** What a final adds. */
    String add(Utterance utterance, Path file) {
        return switch (format) {
            case TEXT -> utterance.text() + '\n';
            case JSON -> json(utterance, file);
            case SRT, VTT -> render(cutter.add(utterance));
        };
    }

    /** What still waits at the end. */
    String finish() {
        return render(cutter.finish());
    }

    private static String json(Utterance utterance, Path file) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("file", file.toString())
                .put("utterance", utterance.number())
                .put("text", utterance.text())
                .put("start", seconds(utterance.startMillis()))
                .put("end", seconds(utterance.endMillis()));
        ArrayNode words = node.putArray("words");
        for (SpokenWord word : utterance.words()) {
            words.addObject()
                    .put("text", word.text())
                    .put("start", seconds(word.startMillis()))
                    .put("end", seconds(word.endMillis()))
                    .put("confidence", Math.round(word.confidence() * 1_000) / 1_000.0);
        }
        return node.toString() + '\n';
    }

    private String render(List<Cue> settled) {
        StringBuilder text = new StringBuilder();
        for (Cue cue : settled) {
            cues++;
            boolean srt = format == TranscriptFormat.SRT;
            char point = srt ? ',' : '.';
            text.append(srt ? cues + "\n" : "");
            text.append(time(cue.startMillis(), point)).append(" --> ").append(time(cue.endMillis(), point));
            for (String line : cue.lines()) {
                text.append('\n').append(srt ? line.replace("-->", "->") : escaped(line));
            }
            text.append("\n\n");
        }
        return text.toString();
    }

    /** As WebVTT's cue text wants it (W3C WebVTT, section 4.2.2); the arrow would end the cue. */
    private static String escaped(String line) {
        return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** One event of {@code --stream}: seconds since the start and seconds fed, then the utterance as it stands. */
    static String event(double seconds, double audio, boolean last, Utterance utterance) {
        ObjectNode event = MAPPER.createObjectNode();
        event.put("t", Math.round(seconds * 1000) / 1000.0);
        event.put("audio", Math.round(audio * 1000) / 1000.0);
        event.put("type", last ? "final" : "partial");
        event.put("utterance", utterance.number());
        event.put("text", utterance.text());
        event.put("stable", utterance.stable());
        event.put("start", seconds(utterance.startMillis()));
        event.put("end", seconds(utterance.endMillis()));
        return event.toString() + '\n';
    }

    private static double seconds(long millis) {
        return millis / 1000.0;
    }

    private static String time(long millis, char point) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                point,
                millis % 1000);
    }
}
