package org.meetinginterpreter.export;

import java.util.Locale;
import java.util.function.Function;

/** What captions are exported as. */
public enum ExportFormat {
    VTT("text/vtt; charset=utf-8", VttWriter::new),
    SRT("application/x-subrip; charset=utf-8", SrtWriter::new),
    TTML("application/ttml+xml; charset=utf-8", TtmlWriter::new),
    TXT("text/plain; charset=utf-8", TextWriter::new),
    JSON("application/json", JsonWriter::new),
    CSV("text/csv; charset=utf-8", CsvWriter::new),
    HTML("text/html; charset=utf-8", HtmlWriter::new);

    private final String mediaType;
    // all of them are constructors
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<ExportHead, CaptionWriter> writer;

    ExportFormat(String mediaType, Function<ExportHead, CaptionWriter> writer) {
        this.mediaType = mediaType;
        this.writer = writer;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The end of a file's name, without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    public CaptionWriter writer(ExportHead head) {
        return writer.apply(head);
    }
}
