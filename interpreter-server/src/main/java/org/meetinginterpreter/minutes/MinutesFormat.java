package org.meetinginterpreter.minutes;

import java.util.function.Function;

/** As what minutes are written. */
public enum MinutesFormat {
    /** A page of its own: no script, nothing from elsewhere, ready to print. */
    HTML("html", "text/html; charset=utf-8", MinutesHtml::write),
    /** CommonMark; what was said stands there as text, never as markup. */
    MARKDOWN("md", "text/markdown; charset=utf-8", MinutesMarkdown::write),
    JSON("json", "application/json", MinutesJson::write);

    private final String extension;
    private final String mediaType;
    // method references do not change
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Minutes, String> writer;

    MinutesFormat(String extension, String mediaType, Function<Minutes, String> writer) {
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

    /** The whole file. */
    public String write(Minutes minutes) {
        return writer.apply(minutes);
    }
}
