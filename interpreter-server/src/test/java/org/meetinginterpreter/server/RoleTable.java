package org.meetinginterpreter.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of docs/security.md.
 *
 * @param roles the heads of its columns
 * @param rows what may be done, and by column whether
 */
record RoleTable(List<String> roles, Map<String, List<Cell>> rows) {
    /** Whether a role may do it. */
    enum Cell {
        YES,
        OWN,
        NO;

        static Cell of(String text) {
            return switch (text) {
                case "yes" -> YES;
                case "own" -> OWN;
                case "–" -> NO;
                default -> throw new AssertionError("docs/security.md has the cell '" + text + "'");
            };
        }
    }

    static RoleTable read() {
        List<String> roles = List.of();
        Map<String, List<Cell>> rows = new LinkedHashMap<>();
        for (String line : lines()) {
            List<String> cells = Arrays.stream(line.split("\\|", -1))
                    .map(String::strip)
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            if (line.startsWith("| what |")) {
                roles = cells.subList(1, cells.size());
            } else if (line.startsWith("| `")) {
                List<Cell> row =
                        cells.subList(1, cells.size()).stream().map(Cell::of).toList();
                if (row.size() != roles.size() || rows.put(cells.get(0), row) != null) {
                    throw new AssertionError("docs/security.md: this row is twice, or has too many cells: " + line);
                }
            }
        }
        return new RoleTable(roles, rows);
    }

    private static List<String> lines() {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("../docs/security.md")));
            int begin = lines.indexOf("## Who may do what");
            return lines.subList(begin + 1, lines.indexOf("## OWASP ASVS 5, by chapter"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The method and path of a row. */
    static String operation(String row) {
        return row.substring(1, row.indexOf('`', 1));
    }

    static boolean isSocket(String row) {
        return row.contains("` socket: ");
    }

    /** The last word of a socket's row. */
    static String message(String row) {
        return row.substring(row.indexOf("` socket: ") + "` socket: ".length());
    }
}
