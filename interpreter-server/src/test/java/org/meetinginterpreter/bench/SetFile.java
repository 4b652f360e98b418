package org.meetinginterpreter.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the sets of {@code bench/understanding} plainly, so that their tests do not lean on the product's own readers. */
final class SetFile {
    private static final Pattern FIELD = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(,|$)");

    private SetFile() {}

    static List<Map<String, String>> tabs(String name) {
        return rows(name, line -> List.of(line.split("\t", -1)));
    }

    static List<Map<String, String>> commas(String name) {
        return rows(name, SetFile::fields);
    }

    static List<String> lines(String name) {
        try (InputStream in = SetFile.class.getResourceAsStream("understanding/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, String>> rows(String name, Function<String, List<String>> split) {
        List<String> lines = lines(name);
        List<String> header = split.apply(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = split.apply(line);
            if (fields.size() != header.size()) {
                throw new IllegalStateException(name + ": " + fields.size() + " fields in " + line);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < fields.size(); i++) {
                row.put(header.get(i), fields.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        Matcher matcher = FIELD.matcher(line);
        boolean more = true;
        while (more && matcher.find()) {
            String quoted = matcher.group(1);
            fields.add(quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\""));
            more = !matcher.group(3).isEmpty();
        }
        return fields;
    }
}
