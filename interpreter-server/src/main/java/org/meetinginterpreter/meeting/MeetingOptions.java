package org.meetinginterpreter.meeting;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.meetinginterpreter.review.ReviewOptions;
import org.meetinginterpreter.speech.SpeechException;
import org.meetinginterpreter.speech.Vocabulary;

/**
 * What an organizer sets for a meeting.
 *
 * @param embedOrigins origins whose pages may show the embeddable page, such as {@code https://example.org}
 * @param passcode asked for with the join code; never shown again
 * @param vocabulary names and terms that are likely to be said, for recognisers that open from now on
 * @param privacy what happens with people's data
 * @param review what people look at before or after others read it
 */
public record MeetingOptions(
        List<String> embedOrigins,
        Optional<String> passcode,
        Vocabulary vocabulary,
        PrivacyOptions privacy,
        ReviewOptions review) {
    private static final int MOST_ORIGINS = 20;
    private static final int SHORTEST_PASSCODE = 8;
    private static final int LONGEST_PASSCODE = 100;

    public MeetingOptions {
        embedOrigins = List.copyOf(embedOrigins);
        if (embedOrigins.size() > MOST_ORIGINS) {
            throw ProblemType.INVALID_REQUEST.because("options.embedOrigins has " + embedOrigins.size()
                    + " origins; at most " + MOST_ORIGINS + " are possible.");
        }
        embedOrigins.forEach(MeetingOptions::checkOrigin);
        passcode.ifPresent(code -> {
            if (code.isBlank() || code.length() > LONGEST_PASSCODE) {
                throw ProblemType.INVALID_REQUEST.because(
                        "options.passcode must have 1 to " + LONGEST_PASSCODE + " characters.");
            }
        });
    }

    /** Of a meeting whose organizer says nothing else. */
    public static MeetingOptions first(Retention retention) {
        return new MeetingOptions(
                List.of(),
                Optional.empty(),
                Vocabulary.EMPTY,
                new PrivacyOptions(false, Optional.empty(), retention),
                ReviewOptions.OFF);
    }

    /** As they are kept. */
    JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("embedOrigins", new JsonArray(embedOrigins))
                .put("vocabulary", new JsonArray(vocabulary.terms()))
                .put("privacy", privacy.toJson())
                .put("review", review.toJson());
        passcode.ifPresent(code -> json.put("passcode", code));
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    static MeetingOptions of(JsonObject json) {
        return new MeetingOptions(
                texts(json, "embedOrigins"),
                Optional.ofNullable(json.getString("passcode")),
                new Vocabulary(texts(json, "vocabulary")),
                PrivacyOptions.of(json.getJsonObject("privacy")),
                Optional.ofNullable(json.getJsonObject("review"))
                        .map(ReviewOptions::of)
                        .orElse(ReviewOptions.OFF));
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.getJsonArray(name).stream().map(String.class::cast).toList();
    }

    /**
     * The passcode that an organizer sent. Shorter ones that were set in earlier versions stay. At the 30 attempts a minute that all
     * who guess have together, eight random digits last for years.
     */
    public static String passcode(String code) {
        if (code.codePointCount(0, code.length()) < SHORTEST_PASSCODE) {
            throw ProblemType.INVALID_REQUEST.because("options.passcode must have at least " + SHORTEST_PASSCODE
                    + " characters, so that nobody comes in by guessing; two or three words are easy to tell.");
        }
        if (code.codePoints().distinct().count() == 1) {
            throw ProblemType.INVALID_REQUEST.because(
                    "options.passcode is one character again and again; two or three words are easy to tell.");
        }
        return code;
    }

    /** The terms that an organizer sent. */
    public static Vocabulary vocabulary(List<String> terms) {
        if (terms.stream().anyMatch(term -> term.codePoints().anyMatch(Character::isISOControl))) {
            throw ProblemType.INVALID_REQUEST.because(
                    "options.vocabulary has control characters; send one name or term an entry.");
        }
        try {
            return new Vocabulary(terms);
        } catch (SpeechException e) {
            throw ProblemType.INVALID_REQUEST.because("options.vocabulary: " + e.getMessage() + ".");
        }
    }

    // the origin goes into a header: it must be nothing but scheme, host and port
    private static void checkOrigin(String origin) {
        try {
            URI uri = URI.create(origin);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            String plain = uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
            if (web && uri.getHost() != null && plain.equals(origin)) {
                return;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // the same answer as for an address with a path
        }
        throw ProblemType.INVALID_REQUEST.because(
                "options.embedOrigins: an origin is a scheme, a host and perhaps a port,"
                        + " such as https://example.org or http://localhost:3000, without a path.");
    }
}
