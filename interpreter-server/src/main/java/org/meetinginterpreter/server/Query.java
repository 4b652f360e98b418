package org.meetinginterpreter.server;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.meetinginterpreter.meeting.ProblemType;
import org.meetinginterpreter.translation.Steadiness;

/** Strict reading of a request's query: parameters that are not known, or stand there twice, are refused. */
final class Query {
    /** The most that programs in JavaScript can count to. */
    private static final long MOST_SEQ = (1L << 53) - 1;

    private final MultiMap parameters;

    private Query(MultiMap parameters) {
        this.parameters = parameters;
    }

    static Query of(MultiMap parameters, String... known) {
        for (String name : parameters.names()) {
            if (!Arrays.asList(known).contains(name)) {
                throw ProblemType.UNKNOWN_FIELD.because("The query has a parameter that is not known; "
                        + (known.length == 0 ? "none is known here." : "known are " + String.join(", ", known) + "."));
            }
            if (parameters.getAll(name).size() > 1) {
                throw ProblemType.INVALID_REQUEST.because("The query has " + name + " twice.");
            }
        }
        return new Query(parameters);
    }

    String text(String name) {
        return optional(name).orElseThrow(() -> ProblemType.INVALID_REQUEST.because("The query lacks " + name + "."));
    }

    Optional<String> optional(String name) {
        Optional<String> value = Optional.ofNullable(parameters.get(name));
        if (value.filter(String::isBlank).isPresent()) {
            throw ProblemType.INVALID_REQUEST.because(
                    "The query has an empty " + name + "; give it a value or leave it out.");
        }
        if (value.filter(text -> text.codePoints().anyMatch(Character::isISOControl))
                .isPresent()) {
            throw ProblemType.INVALID_REQUEST.because("The query's " + name + " holds a control character.");
        }
        return value;
    }

    /** True or false; nothing means false. */
    boolean flag(String name) {
        String value = optional(name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw ProblemType.INVALID_REQUEST.because(name + " must be true or false.");
        }
        return value.equals("true");
    }

    /** How much of what grows is shown; balanced if nothing is said. */
    Steadiness mode() {
        return Optional.ofNullable(parameters.get("mode"))
                .map(name -> Steadiness.of(name)
                        .orElseThrow(() -> ProblemType.INVALID_REQUEST.because("There is no mode \""
                                + (name.length() > 20 ? name.substring(0, 20) + "…" : name)
                                + "\"; say fast, balanced or stable, or leave it out for balanced.")))
                .orElse(Steadiness.BALANCED);
    }

    /** Whose country decides how figures are written, as {@code locale}; it names a region. */
    Optional<Locale> locale() {
        return optional("locale").map(tag -> {
            if (!tag.matches("[a-z]{2,3}(-[A-Z][a-z]{3})?-([A-Z]{2}|[0-9]{3})")) {
                throw ProblemType.INVALID_REQUEST.because(
                        "locale must be a language tag with a region, such as pt-BR or en-GB.");
            }
            return Locale.forLanguageTag(tag);
        });
    }

    /** How much to answer with at once, as {@code limit}. */
    OptionalInt limit(int most) {
        Optional<String> value = optional("limit");
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        // what is longer would overflow
        if (value.get().matches("[0-9]{1,9}")) {
            int limit = Integer.parseInt(value.get());
            if (limit >= 1 && limit <= most) {
                return OptionalInt.of(limit);
            }
        }
        throw ProblemType.INVALID_REQUEST.because("limit must be a whole number from 1 to " + most + ".");
    }

    /** A sequence number; nothing means 0. */
    long seq(String name) {
        return parameters.contains(name) ? seq(name, parameters.get(name)) : 0;
    }

    static long seq(String name, String value) {
        try {
            long seq = Long.parseLong(value);
            if (seq >= 0 && seq <= MOST_SEQ) {
                return seq;
            }
        } catch (NumberFormatException notANumber) {
            // the same answer as for a negative one
        }
        throw ProblemType.INVALID_REQUEST.because(name + " must be a whole number from 0 on: the last seq you have.");
    }
}
