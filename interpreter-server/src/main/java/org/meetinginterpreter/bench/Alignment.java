package org.meetinginterpreter.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When each word of the benchmark recordings is spoken, by forced alignment and not by our server's word ({@code scripts/align}
 * made {@code alignment.tsv}). The words are the recordings' transcripts.
 */
public final class Alignment {
    /**
     * A word as it is written, and when it is spoken.
     *
     * @param startMillis from the recording's first sample
     * @param endMillis from the recording's first sample
     */
    public record Word(String text, long startMillis, long endMillis) {
        Word later(long millis) {
            return new Word(text, startMillis + millis, endMillis + millis);
        }
    }

    private final Map<String, List<Word>> recordings;

    private Alignment(Map<String, List<Word>> recordings) {
        this.recordings = recordings;
    }

    /** The alignment that comes with the benchmarks. */
    public static Alignment load() {
        try (InputStream in = Alignment.class.getResourceAsStream("alignment.tsv")) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param in UTF-8, a line of column names, then recording, word, start and end in milliseconds, separated by tabs
     * @throws IOException when it cannot be read or a line is not of that form
     */
    static Alignment read(InputStream in) throws IOException {
        Map<String, List<Word>> recordings = new LinkedHashMap<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        lines.readLine();
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String[] fields = line.split("\t", -1);
            try {
                Word word = new Word(fields[1], Long.parseLong(fields[2]), Long.parseLong(fields[3]));
                if (word.endMillis() < word.startMillis()) {
                    throw new IOException("alignment, line " + number + ": the word ends before it starts: " + line);
                }
                recordings.computeIfAbsent(fields[0], name -> new ArrayList<>()).add(word);
            } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
                throw new IOException(
                        "alignment, line " + number + ": expected recording, word, start, end: " + line, e);
            }
        }
        return new Alignment(recordings);
    }

    /** Names of the recordings, that is their files' names without ending. */
    public Set<String> recordings() {
        return recordings.keySet();
    }

    /** The words of a recording in order. */
    public List<Word> words(String recording) {
        List<Word> words = recordings.get(recording);
        if (words == null) {
            throw new IllegalArgumentException("no alignment of the recording " + recording);
        }
        return words;
    }
}
