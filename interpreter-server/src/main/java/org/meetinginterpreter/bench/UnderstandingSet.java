package org.meetinginterpreter.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A test set of {@code bench/understanding}: a table with a line of names, parted by tabs. */
final class UnderstandingSet {
    /**
     * A row.
     *
     * @param cells by the name of their column
     */
    record Row(Map<String, String> cells) {
        String get(String column) {
            return cells.getOrDefault(column, "");
        }

        boolean isFor(String half, Locale from) {
            return get("half").equals(half) && get("from").equals(from.getLanguage());
        }
    }

    private UnderstandingSet() {}

    /** @param name such as {@code glossary/plain.tsv} */
    static List<Row> read(String name) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            String[] columns = lines.readLine().split("\t", -1);
            List<Row> rows = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < columns.length && i < cells.length; i++) {
                    row.put(columns[i], cells[i]);
                }
                rows.add(new Row(row));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("the test set " + name + " cannot be read", e);
        }
    }

    /** A file of the sets. */
    static InputStream open(String name) {
        InputStream in = UnderstandingSet.class.getResourceAsStream("understanding/" + name);
        if (in == null) {
            throw new BenchException("this program has no test set " + name);
        }
        return in;
    }

    /** Whether a text has one of the renderings as a whole word; {@code |} between them, {@code …} for one to five words, any capitals. */
    static boolean hasOne(String text, String renderings) {
        for (String rendering : renderings.split("\\|", -1)) {
            String words = Pattern.quote(rendering).replace("…", "\\E\\S+(?: \\S+){0,4}\\Q");
            Pattern whole = Pattern.compile(
                    "(?<![\\p{L}\\p{N}])" + words + "(?![\\p{L}\\p{N}])",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            if (whole.matcher(text).find()) {
                return true;
            }
        }
        return false;
    }
}
