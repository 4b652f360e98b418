package org.meetinginterpreter.translation.faithful;

import java.util.List;
import java.util.Locale;
import org.meetinginterpreter.translation.faithful.LiteralReader.Literal;

/** Reads what must survive translation from texts of one language. Thread-safe. */
final class FactReader {
    private final NumberReader numbers;

    FactReader(Locale language) {
        this.numbers = new NumberReader(language);
    }

    /** What a text states; the figures lie outside the literals. */
    record Facts(String text, List<Figure> figures, List<Literal> literals) {}

    Facts read(String text) {
        List<Literal> literals = LiteralReader.read(text);
        StringBuilder rest = new StringBuilder(text);
        for (Literal literal : literals) {
            rest.replace(
                    literal.start(),
                    literal.end(),
                    "\ufffc".repeat(literal.text().length()));
        }
        List<Figure> figures = numbers.read(rest.toString());
        return new Facts(text, figures, literals);
    }
}
