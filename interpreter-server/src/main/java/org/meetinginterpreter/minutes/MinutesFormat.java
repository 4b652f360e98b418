package org.meetinginterpreter.minutes;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** As what minutes are written. */
public enum MinutesFormat {
    /** A page of its own: no script, nothing from elsewhere, ready to print. */
    HTML("html", "text/html; charset=utf-8", text(MinutesHtml::write)),
    /** CommonMark; what was said stands there as text, never as markup. */
    MARKDOWN("md", "text/markdown; charset=utf-8", text(MinutesMarkdown::write)),
    JSON("json", "application/json", text(MinutesJson::write)),
    /** For word processors. */
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", MinutesDocx::write),
    /** To print; {@link NoLettersException} where there are no fonts for it. */
    PDF("pdf", "application/pdf", MinutesPdf::write);

    private final String extension;
    private final String mediaType;
    // method references do not change
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Minutes, byte[]> writer;

    MinutesFormat(String extension, String mediaType, Function<Minutes, byte[]> writer) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.writer = writer;
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The whole file; text is in UTF-8. Takes some milliseconds, and for the first DOCX or PDF a second: for a worker thread. */
    public byte[] write(Minutes minutes) {
        return writer.apply(minutes);
    }

    private static Function<Minutes, byte[]> text(Function<Minutes, String> writer) {
        return minutes -> writer.apply(minutes).getBytes(StandardCharsets.UTF_8);
    }
}
