package org.meetinginterpreter.translation.glossary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Glossaries as spreadsheets write them (RFC 4180; comma, semicolon or tab, whichever the first line has most of). The first line names the
 * columns, in any order:
 *
 * <ul>
 *   <li>{@code en}, {@code pt-BR} …: the base form in that language; {@code en_forms}: all forms, {@code |} between, the base form added
 *       where it is missing;
 *   <li>{@code id}; {@code kind} (term, name, keep, idiom; empty: term); {@code case} (any, exact); {@code also_literal} (yes, no);
 *   <li>{@code pos} (noun, verb, …) for every language or {@code pos_pt} for one; {@code gender} (m, f, n, mf) for every language but English, or {@code gender_pt} for one;
 *   <li>{@code from}: the only language in whose texts the entry is looked for; empty: any;
 *   <li>{@code note_en}, {@code literal_en}.
 * </ul>
 *
 * A cell that a spreadsheet would take for a formula is written with an apostrophe before it, which is taken away again on reading.
 */
final class GlossaryCsv {
    private static final Set<String> PLAIN = Set.of("id", "kind", "case", "also_literal", "pos", "gender", "from");
    private static final String FORMULA = "=+-@\t\r";

    private GlossaryCsv() {}

    /** The columns of a file. */
    private record Columns(Map<String, Integer> places, List<Locale> languages) {
        String cell(CSVRecord row, String column) {
            Integer place = places.get(column);
            String cell =
                    place == null || place >= row.size() ? "" : row.get(place).strip();
            boolean escaped = cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0;
            return escaped ? cell.substring(1) : cell;
        }
    }

    static GlossaryImport read(InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
        reader.mark(1 << 16);
        char[] start = new char[1 << 12];
        int length = reader.read(start);
        reader.reset();
        String head =
                new String(start, 0, Math.max(0, length)).lines().findFirst().orElse("");
        GlossaryDraft draft = new GlossaryDraft();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(head))
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser rows = CSVParser.parse(reader, format)) {
            read(rows, draft);
        }
        return draft.result();
    }

    private static void read(CSVParser rows, GlossaryDraft draft) throws IOException {
        Iterator<CSVRecord> each = rows.iterator();
        Optional<Columns> columns = Optional.empty();
        try {
            if (each.hasNext()) {
                columns = columns(each.next(), draft);
            } else {
                draft.fault(1, "the file is empty");
            }
            while (columns.isPresent() && !draft.isHopeless() && rows.getRecordNumber() >= 0) {
                int line = (int) rows.getCurrentLineNumber() + 1;
                if (!each.hasNext()) {
                    break;
                }
                CSVRecord row = each.next();
                Columns known = columns.get();
                if (row.stream().anyMatch(cell -> !cell.isBlank())) {
                    draft.add(line, () -> entry(known, row, draft));
                }
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            draft.fault(
                    (int) rows.getCurrentLineNumber() + 1,
                    "a quotation mark is not closed or stands within a cell; the rest was not read");
        }
    }

    private static char delimiter(String head) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (head.chars().filter(c -> c == candidate).count()
                    > head.chars().filter(c -> c == ',').count()) {
                best = candidate;
            }
        }
        return best;
    }

    private static Optional<Columns> columns(CSVRecord header, GlossaryDraft draft) {
        Map<String, Integer> places = new LinkedHashMap<>();
        Set<Locale> languages = new LinkedHashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            String key = key(name);
            if (key.isEmpty()) {
                if (!name.isEmpty()) {
                    draft.fault(1, "the column “" + name + "” is not known and was left out");
                }
            } else if (places.putIfAbsent(key, i) != null) {
                draft.fault(1, "the column “" + name + "” stands there twice; the second was left out");
            } else if (!PLAIN.contains(key) && !key.contains("_")) {
                languages.add(Locale.forLanguageTag(key));
            }
        }
        if (languages.isEmpty()) {
            draft.fault(1, "the first line names no language; name the columns, such as id,kind,en,pt,note_en");
            return Optional.empty();
        }
        return Optional.of(new Columns(places, List.copyOf(languages)));
    }

    /** The name of a column in its usual form; empty for one that is not known. */
    private static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (PLAIN.contains(lower)) {
            return lower;
        }
        try {
            for (String prefix : List.of("note_", "literal_", "pos_", "gender_")) {
                if (lower.startsWith(prefix)) {
                    return prefix
                            + GlossaryDraft.language(lower.substring(prefix.length()))
                                    .toLanguageTag();
                }
            }
            return lower.endsWith("_forms")
                    ? GlossaryDraft.language(lower.substring(0, lower.length() - 6))
                                    .toLanguageTag() + "_forms"
                    : lower.length() > 3 && !lower.contains("-") && !lower.contains("_")
                            ? ""
                            : GlossaryDraft.language(lower).toLanguageTag();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static GlossaryEntry entry(Columns columns, CSVRecord row, GlossaryDraft draft) {
        Map<Locale, GlossaryTerm> terms = new LinkedHashMap<>();
        for (Locale language : columns.languages()) {
            String tag = language.toLanguageTag();
            List<String> forms = new ArrayList<>(List.of(columns.cell(row, tag)));
            forms.addAll(Arrays.asList(columns.cell(row, tag + "_forms").split("\\|", -1)));
            if (forms.stream().anyMatch(form -> !form.isBlank())) {
                terms.put(language, new GlossaryTerm(forms, part(columns, row, tag), gender(columns, row, language)));
            }
        }
        String kind = columns.cell(row, "kind");
        String id = columns.cell(row, "id");
        return new GlossaryEntry(
                id.isEmpty() ? draft.newId() : id,
                kind.isEmpty() ? GlossaryEntry.Kind.TERM : GlossaryFields.kind(kind),
                terms,
                GlossaryFields.exactCase(columns.cell(row, "case")),
                GlossaryFields.yes("also_literal", columns.cell(row, "also_literal")),
                texts(columns, row, "note_"),
                texts(columns, row, "literal_"),
                GlossaryFields.from(columns.cell(row, "from")));
    }

    private static PartOfSpeech part(Columns columns, CSVRecord row, String tag) {
        String own = columns.cell(row, "pos_" + tag);
        return GlossaryFields.part(own.isEmpty() ? columns.cell(row, "pos") : own);
    }

    private static Gender gender(Columns columns, CSVRecord row, Locale language) {
        String own = columns.cell(row, "gender_" + language.toLanguageTag());
        boolean shared = own.isEmpty() && !language.getLanguage().equals("en");
        return GlossaryFields.gender(shared ? columns.cell(row, "gender") : own);
    }

    private static Map<Locale, String> texts(Columns columns, CSVRecord row, String prefix) {
        Map<Locale, String> texts = new LinkedHashMap<>();
        columns.places().keySet().stream().filter(key -> key.startsWith(prefix)).forEach(key -> {
            String cell = columns.cell(row, key);
            if (!cell.isEmpty()) {
                texts.put(Locale.forLanguageTag(key.substring(prefix.length())), cell);
            }
        });
        return texts;
    }

    static void write(Glossary glossary, OutputStream out) throws IOException {
        List<Locale> languages =
                languages(glossary.entries().stream().map(GlossaryEntry::terms).toList());
        List<Locale> noted =
                languages(glossary.entries().stream().map(GlossaryEntry::notes).toList());
        List<Locale> told = languages(
                glossary.entries().stream().map(GlossaryEntry::literal).toList());
        OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        List<String> head = new ArrayList<>(List.of("id", "kind"));
        for (String column : List.of("%s", "%s_forms", "pos_%s", "gender_%s")) {
            languages.forEach(language -> head.add(column.formatted(language.toLanguageTag())));
        }
        head.addAll(List.of("case", "also_literal", "from"));
        noted.forEach(language -> head.add("note_" + language.toLanguageTag()));
        told.forEach(language -> head.add("literal_" + language.toLanguageTag()));
        printer.printRecord(head);
        for (GlossaryEntry entry : glossary.entries()) {
            List<String> row = new ArrayList<>(List.of(entry.id(), entry.kind().wire()));
            languages.forEach(language -> row.add(cell(entry, language, GlossaryTerm::text)));
            languages.forEach(language -> row.add(cell(entry, language, term -> String.join("|", term.forms()))));
            languages.forEach(language ->
                    row.add(cell(entry, language, term -> term.part().wire())));
            languages.forEach(language ->
                    row.add(cell(entry, language, term -> term.gender().wire())));
            row.addAll(List.of(
                    entry.exactCase() ? "exact" : "any",
                    entry.alsoLiteral() ? "yes" : "no",
                    entry.from().map(Locale::toLanguageTag).orElse("")));
            noted.forEach(language -> row.add(entry.notes().getOrDefault(language, "")));
            told.forEach(language -> row.add(entry.literal().getOrDefault(language, "")));
            printer.printRecord(row.stream().map(GlossaryCsv::escaped).toList());
        }
        printer.flush();
    }

    private static String cell(
            GlossaryEntry entry, Locale language, java.util.function.Function<GlossaryTerm, String> column) {
        return Optional.ofNullable(entry.terms().get(language)).map(column).orElse("");
    }

    private static String escaped(String cell) {
        boolean marked = !cell.isEmpty()
                && (FORMULA.indexOf(cell.charAt(0)) >= 0
                        || (cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0));
        return marked ? "'" + cell : cell;
    }

    private static List<Locale> languages(List<? extends Map<Locale, ?>> maps) {
        return maps.stream().flatMap(map -> map.keySet().stream()).distinct().collect(Collectors.toList());
    }
}
