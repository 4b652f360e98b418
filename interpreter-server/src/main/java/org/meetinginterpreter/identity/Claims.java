package org.meetinginterpreter.identity;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a provider says about somebody: first in the ID token, then in UserInfo. */
record Claims(List<Map<String, Object>> sources) {
    private static final int LONGEST_NAME = 100;

    Claims {
        sources = List.copyOf(sources);
    }

    /** All values of a claim, as text; a name with dots is looked for as it is and as a way through objects. */
    Set<String> values(String claim) {
        Set<String> values = new LinkedHashSet<>();
        for (Map<String, Object> source : sources) {
            collect(source.get(claim), values);
            collect(along(source, claim.split("\\.")), values);
        }
        return values;
    }

    private static Object along(Object source, String[] way) {
        Object at = source;
        for (String step : way) {
            at = at instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return at;
    }

    private static void collect(Object value, Set<String> into) {
        if (value instanceof Collection<?> many) {
            many.forEach(one -> collect(one, into));
        } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            into.add(value.toString());
        }
    }

    /** A name to greet by. */
    Optional<String> name() {
        for (String claim : List.of("name", "preferred_username", "email")) {
            for (Map<String, Object> source : sources) {
                if (source.get(claim) instanceof String text && isShown(text)) {
                    return Optional.of(text.strip());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isShown(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && text.codePoints().noneMatch(Character::isISOControl);
    }
}
