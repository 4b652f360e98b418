package org.meetinginterpreter.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.meetinginterpreter.meeting.CleanText;
import org.meetinginterpreter.meeting.ProblemType;

/**
 * Strict reading of a JSON object that a client sent: fields that are not known are refused, and every message says which field
 * is wrong and what to send. Values are never repeated in messages: they may be secrets or speech.
 */
final class Fields {
    /** Of a list; what it is for may allow less. */
    private static final int LONGEST_ITEM = 2_000;

    private final String where;
    private final JsonObject json;

    private Fields(String where, JsonObject json, String... known) {
        this.where = where;
        this.json = json;
        Set<String> unknown = new TreeSet<>(json.fieldNames());
        unknown.removeAll(Set.of(known));
        if (!unknown.isEmpty()) {
            throw ProblemType.UNKNOWN_FIELD.because((where.isEmpty() ? "The field " : where + " has the field ")
                    + quoted(unknown.iterator().next())
                    + (where.isEmpty() ? " is not known; known are " : ", which is not known; known are ")
                    + String.join(", ", known) + ".");
        }
    }

    static Fields of(JsonObject json, String... known) {
        return new Fields("", json, known);
    }

    /** A JSON object out of bytes; anything else is refused. */
    static JsonObject parse(Buffer bytes) {
        try {
            return new JsonObject(bytes);
        } catch (DecodeException | ClassCastException notAnObject) {
            throw ProblemType.INVALID_REQUEST.because("The message is not a JSON object.");
        }
    }

    /** Refuses a field that is null, at any depth: it is left out instead. */
    static void requireNoNulls(JsonObject json) {
        json.forEach(field -> {
            if (field.getValue() == null) {
                throw ProblemType.INVALID_REQUEST.because(quoted(field.getKey()) + " is null; leave it out.");
            }
            if (field.getValue() instanceof JsonObject inner) {
                requireNoNulls(inner);
            }
        });
    }

    boolean has(String name) {
        return json.getValue(name) != null;
    }

    /** Whether a field is sent to say that there is none of it any more. */
    boolean isFalse(String name) {
        return Boolean.FALSE.equals(json.getValue(name));
    }

    String text(String name, int longest) {
        return optionalText(name, longest).orElseThrow(() -> wrong(name, "is missing; send a text"));
    }

    /** A text of 1 to {@code longest} code points without control characters but line breaks and tabs. */
    Optional<String> optionalText(String name, int longest) {
        Object value = json.getValue(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.isBlank()) {
            throw wrong(name, "must be a text that is not empty");
        }
        CleanText.fault(text, longest).ifPresent(fault -> {
            throw wrong(name, fault);
        });
        return Optional.of(text.strip());
    }

    boolean flag(String name, boolean otherwise) {
        Object value = json.getValue(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Boolean flag)) {
            throw wrong(name, "must be true or false");
        }
        return flag;
    }

    int integer(String name, int least, int most) {
        Object value = json.getValue(name);
        if (value == null) {
            throw wrong(name, "is missing; send a whole number from " + least + " to " + most);
        }
        // 4.0 is whole too (JSON Schema, 6.1.1)
        if (!(value instanceof Number number)
                || number.doubleValue() != Math.rint(number.doubleValue())
                || number.doubleValue() < least
                || number.doubleValue() > most) {
            throw wrong(name, "must be a whole number from " + least + " to " + most);
        }
        return number.intValue();
    }

    int integer(String name, int least, int most, int otherwise) {
        return has(name) ? integer(name, least, most) : otherwise;
    }

    double number(String name) {
        if (!(json.getValue(name) instanceof Number number)) {
            throw wrong(name, "must be a number");
        }
        return number.doubleValue();
    }

    boolean isObject(String name) {
        return json.getValue(name) instanceof JsonObject;
    }

    /** An object whose fields are names that a client chose. */
    JsonObject map(String name) {
        if (!(json.getValue(name) instanceof JsonObject object)) {
            throw wrong(name, "must be an object");
        }
        return object;
    }

    /** Texts of one line each. */
    List<String> texts(String name) {
        Object value = json.getValue(name);
        List<String> texts = new ArrayList<>();
        if (!(value instanceof JsonArray array)) {
            throw wrong(name, "must be a list of texts");
        }
        for (Object item : array) {
            if (!(item instanceof String text)) {
                throw wrong(name, "must be a list of texts");
            }
            CleanText.lineFault(text, LONGEST_ITEM).ifPresent(fault -> {
                throw wrong(name, fault);
            });
            texts.add(text);
        }
        return texts;
    }

    /** Objects of which each has these fields; none where the field is left out. */
    List<Fields> objects(String name, int most, String... known) {
        List<Fields> objects = new ArrayList<>();
        if (!has(name)) {
            return objects;
        }
        if (!(json.getValue(name) instanceof JsonArray array) || array.size() > most) {
            throw wrong(name, "must be a list of at most " + most + " objects");
        }
        for (Object item : array) {
            if (!(item instanceof JsonObject object)) {
                throw wrong(name, "must be a list of objects");
            }
            objects.add(new Fields(path(name) + "[" + objects.size() + "]", object, known));
        }
        return objects;
    }

    /** Sequence numbers; none where the field is left out. */
    List<Long> seqs(String name, int most) {
        List<Long> seqs = new ArrayList<>();
        if (!has(name)) {
            return seqs;
        }
        if (!(json.getValue(name) instanceof JsonArray array) || array.size() > most) {
            throw wrong(name, "must be a list of at most " + most + " sequence numbers");
        }
        for (Object item : array) {
            if (!(item instanceof Integer || item instanceof Long) || ((Number) item).longValue() < 1) {
                throw wrong(name, "must be a list of sequence numbers, from 1 on");
            }
            seqs.add(((Number) item).longValue());
        }
        return seqs;
    }

    Fields object(String name, String... known) {
        if (!(json.getValue(name) instanceof JsonObject object)) {
            throw wrong(
                    name,
                    has(name) ? "must be an object" : "is missing; send an object with " + String.join(", ", known));
        }
        return new Fields(path(name), object, known);
    }

    private RuntimeException wrong(String name, String what) {
        return ProblemType.INVALID_REQUEST.because(path(name) + " " + what + ".");
    }

    private String path(String name) {
        return where.isEmpty() ? name : where + "." + name;
    }

    /** A name that a client made up, fit for a message. */
    private static String quoted(String name) {
        String clean = name.replaceAll("[^\\p{Alnum}_.-]", "?");
        return "\"" + (clean.length() > 40 ? clean.substring(0, 40) + "…" : clean) + "\"";
    }
}
