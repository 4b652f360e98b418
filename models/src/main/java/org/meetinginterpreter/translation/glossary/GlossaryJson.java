package org.meetinginterpreter.translation.glossary;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Glossaries in JSON, in files and on the wire:
 *
 * <pre>{@code
 * {"entries": [{"id": "t16", "kind": "term", "exactCase": false, "alsoLiteral": false,
 *   "terms": {"en": {"forms": ["quota", "quotas"], "part": "noun"},
 *             "pt": {"forms": ["cota", "cotas"], "part": "noun", "gender": "f"}},
 *   "notes": {"en": "A share or a limit.", "pt": "Parcela ou limite."}, "literal": {}}]}
 * }</pre>
 *
 * What is empty or usual may be missing; a term may be its text alone ({@code "en": "quota"}); the whole may be the array alone.
 */
public final class GlossaryJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GlossaryJson() {}

    static GlossaryImport read(InputStream in) throws IOException {
        GlossaryDraft draft = new GlossaryDraft();
        try (JsonParser parser = JSON.createParser(in)) {
            if (toEntries(parser)) {
                while (parser.nextToken() != JsonToken.END_ARRAY && !draft.isHopeless()) {
                    int line = parser.currentTokenLocation().getLineNr();
                    JsonNode node = parser.readValueAsTree();
                    draft.add(line, () -> entry(node, draft));
                }
            } else {
                draft.fault(1, "there is no list “entries”");
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            draft.fault(
                    at == null ? 1 : at.getLineNr(),
                    "this is not JSON; the rest was not read: " + e.getOriginalMessage());
        }
        return draft.result();
    }

    /** Whether there are any. */
    private static boolean toEntries(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            return first == JsonToken.START_ARRAY;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean here = parser.currentName().equals("entries");
            JsonToken value = parser.nextToken();
            if (here) {
                return value == JsonToken.START_ARRAY;
            }
            parser.skipChildren();
        }
        return false;
    }

    /**
     * One entry.
     *
     * @throws IllegalArgumentException that says what is wrong with it
     */
    public static GlossaryEntry entry(JsonNode node) {
        if (!node.path("id").isTextual()) {
            throw new IllegalArgumentException("an entry has no id");
        }
        return entry(node, new GlossaryDraft());
    }

    private static GlossaryEntry entry(JsonNode node, GlossaryDraft draft) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("an entry is an object with id, kind, terms");
        }
        Map<Locale, GlossaryTerm> terms = new LinkedHashMap<>();
        object(node, "terms").forEach((tag, term) -> terms.put(GlossaryDraft.language(tag), term(term)));
        String id = text(node, "id");
        String kind = text(node, "kind");
        return new GlossaryEntry(
                id.isEmpty() ? draft.newId() : id,
                kind.isEmpty() ? GlossaryEntry.Kind.TERM : GlossaryFields.kind(kind),
                terms,
                flag(node, "exactCase"),
                flag(node, "alsoLiteral"),
                texts(node, "notes"),
                texts(node, "literal"),
                GlossaryFields.from(text(node, "from")));
    }

    private static GlossaryTerm term(JsonNode node) {
        if (node.isTextual()) {
            return GlossaryTerm.of(node.textValue());
        }
        List<String> forms = new ArrayList<>();
        for (JsonNode form : node.path("forms")) {
            if (!form.isTextual()) {
                throw new IllegalArgumentException("the forms of a term are texts");
            }
            forms.add(form.textValue());
        }
        return new GlossaryTerm(
                forms, GlossaryFields.part(text(node, "part")), GlossaryFields.gender(text(node, "gender")));
    }

    private static Map<String, JsonNode> object(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isObject() && !value.isMissingNode() && !value.isNull()) {
            throw new IllegalArgumentException("“" + field + "” is an object, a field a language");
        }
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        value.properties().forEach(each -> fields.put(each.getKey(), each.getValue()));
        return fields;
    }

    private static Map<Locale, String> texts(JsonNode node, String field) {
        Map<Locale, String> texts = new LinkedHashMap<>();
        object(node, field).forEach((tag, text) -> {
            if (!text.isTextual()) {
                throw new IllegalArgumentException("“" + field + "” has a text for each language");
            }
            texts.put(GlossaryDraft.language(tag), text.textValue());
        });
        return texts;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() && !value.isMissingNode() && !value.isNull()) {
            throw new IllegalArgumentException("“" + field + "” is a text");
        }
        return value.asText("");
    }

    private static boolean flag(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isBoolean() && !value.isMissingNode() && !value.isNull()) {
            throw new IllegalArgumentException("“" + field + "” is true or false");
        }
        return value.asBoolean(false);
    }

    static void write(Glossary glossary, OutputStream out) throws IOException {
        out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(glossary)));
        out.write('\n');
    }

    /** {@code {"entries": […]}}. */
    public static ObjectNode json(Glossary glossary) {
        ObjectNode whole = JSON.createObjectNode();
        ArrayNode entries = whole.putArray("entries");
        glossary.entries().forEach(entry -> entries.add(json(entry)));
        return whole;
    }

    /** One entry, every field there. */
    public static ObjectNode json(GlossaryEntry entry) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", entry.id())
                .put("kind", entry.kind().wire())
                .put("exactCase", entry.exactCase())
                .put("alsoLiteral", entry.alsoLiteral());
        entry.from().ifPresent(language -> node.put("from", language.toLanguageTag()));
        ObjectNode terms = node.putObject("terms");
        entry.terms().forEach((language, term) -> {
            ObjectNode words = terms.putObject(language.toLanguageTag());
            term.forms().forEach(words.putArray("forms")::add);
            words.put("part", term.part().wire()).put("gender", term.gender().wire());
        });
        ObjectNode notes = node.putObject("notes");
        entry.notes().forEach((language, note) -> notes.put(language.toLanguageTag(), note));
        ObjectNode literal = node.putObject("literal");
        entry.literal().forEach((language, text) -> literal.put(language.toLanguageTag(), text));
        return node;
    }
}
