package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.meetinginterpreter.speech.Utterance;

/** How {@code transcribe} writes what was said: lines of text, JSON lines, SubRip or WebVTT subtitles. */
enum TranscriptFormat {
    TEXT {
        @Override
        String render(Utterance utterance) {
            return utterance.text() + '\n';
        }
    },
    JSON {
        @Override
        String render(Utterance utterance) {
            return MAPPER.createObjectNode()
                            .put("utterance", utterance.number())
                            .put("text", utterance.text())
                            .put("start", utterance.startMillis() / 1000.0)
                            .put("end", utterance.endMillis() / 1000.0)
                            .toString()
                    + '\n';
        }
    },
    SRT {
        @Override
        String render(Utterance utterance) {
            return utterance.number() + "\n" + span(utterance, ',') + "\n" + utterance.text() + "\n\n";
        }
    },
    VTT {
        @Override
        String header() {
            return "WEBVTT\n\n";
        }

        @Override
        String render(Utterance utterance) {
            String escaped =
                    utterance.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            return span(utterance, '.') + "\n" + escaped + "\n\n";
        }
    };

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What stands before the first utterance. */
    String header() {
        return "";
    }

    /** A finished utterance, with the end of its line. */
    abstract String render(Utterance utterance);

    /** One event of {@code --stream}: seconds since the start and seconds fed, then the utterance as it stands. */
    static String event(double seconds, double audio, boolean last, Utterance utterance) {
        ObjectNode event = MAPPER.createObjectNode();
        event.put("t", Math.round(seconds * 1000) / 1000.0);
        event.put("audio", Math.round(audio * 1000) / 1000.0);
        event.put("type", last ? "final" : "partial");
        event.put("utterance", utterance.number());
        event.put("text", utterance.text());
        event.put("stable", utterance.stable());
        event.put("start", utterance.startMillis() / 1000.0);
        event.put("end", utterance.endMillis() / 1000.0);
        return event.toString() + '\n';
    }

    private static String span(Utterance utterance, char point) {
        return time(utterance.startMillis(), point) + " --> " + time(utterance.endMillis(), point);
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
