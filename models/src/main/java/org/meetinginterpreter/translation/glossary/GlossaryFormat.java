package org.meetinginterpreter.translation.glossary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The files that glossaries come in. UTF-8; what one writes, it reads again unchanged. */
public enum GlossaryFormat {
    /** A row an entry; see {@link GlossaryCsv}. */
    CSV("text/csv") {
        @Override
        GlossaryImport read(InputStream in) throws IOException {
            return GlossaryCsv.read(in);
        }

        @Override
        public void write(Glossary glossary, OutputStream out) throws IOException {
            GlossaryCsv.write(glossary, out);
        }
    },
    /** TermBase eXchange (ISO 30042), see {@link GlossaryTbx}. */
    TBX("application/x-tbx") {
        @Override
        GlossaryImport read(InputStream in) throws IOException {
            return GlossaryTbx.read(in);
        }

        @Override
        public void write(Glossary glossary, OutputStream out) throws IOException {
            GlossaryTbxWriter.write(glossary, out);
        }
    },
    /** As on the wire; see {@link GlossaryJson}. */
    JSON("application/json") {
        @Override
        GlossaryImport read(InputStream in) throws IOException {
            return GlossaryJson.read(in);
        }

        @Override
        public void write(Glossary glossary, OutputStream out) throws IOException {
            GlossaryJson.write(glossary, out);
        }
    };

    /** Bytes of a file. */
    public static final int LARGEST = 16 * 1024 * 1024;

    /** A file with more faults than this is of another kind; the rest is not looked at. */
    static final int MOST_FAULTS = 1_000;

    private final String mediaType;

    GlossaryFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** As on the wire and behind the dot of a file's name. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By the end of a file's name, or nothing; {@code .xml} and {@code .tbx} are TBX. */
    public static Optional<GlossaryFormat> ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xml")
                ? Optional.of(TBX)
                : Arrays.stream(values())
                        .filter(format -> lower.endsWith("." + format.wire()))
                        .findFirst();
    }

    public static Optional<GlossaryFormat> of(String wire) {
        return Arrays.stream(values())
                .filter(format -> format.wire().equals(wire))
                .findFirst();
    }

    /**
     * Reads a file; what is wrong in it is told by line, and the rest is taken.
     *
     * @throws IOException when the stream cannot be read, or is longer than {@link #LARGEST}
     */
    public GlossaryImport readFrom(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new IOException("a glossary file has at most " + LARGEST / (1024 * 1024) + " MB");
        }
        return read(new ByteArrayInputStream(bytes));
    }

    abstract GlossaryImport read(InputStream in) throws IOException;

    /** Writes a file; leaves the stream open. */
    public abstract void write(Glossary glossary, OutputStream out) throws IOException;
}
