package org.meetinginterpreter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How a final caption looks on a terminal. */
final class CaptionLine {
    private CaptionLine() {}

    static String of(JsonNode caption) {
        List<String> notes = new ArrayList<>();
        caption.path("marks").forEach(mark -> {
            if (!"machine-made".equals(mark.asText())) {
                notes.add(mark.asText());
            }
        });
        long seconds = caption.path("startMillis").asLong() / 1000;
        return String.format("[%02d:%02d] ", seconds / 60, seconds % 60)
                + caption.path("speaker").path("name").asText("")
                + ": "
                + caption.path("text").asText()
                + (notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")");
    }
}
