package org.meetinginterpreter.meeting;

import io.vertx.core.json.JsonObject;
import java.util.OptionalInt;

/** Everything that can go wrong for a client: its stable name, its HTTP status and a title. */
public enum ProblemType {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    UNKNOWN_FIELD("unknown-field", 400, "The request has a field that is not known"),
    UNKNOWN_LANGUAGE("unknown-language", 400, "The language is not known"),
    INVALID_AUDIO("invalid-audio", 400, "The sound cannot be used"),
    NOT_AUTHENTICATED("not-authenticated", 401, "A valid token is needed"),
    TOKEN_EXPIRED("token-expired", 401, "The token has expired"),
    WRONG_CODE("wrong-code", 403, "The code, secret or passcode is not right"),
    FORBIDDEN("forbidden", 403, "The role does not allow this"),
    CONSENT_MISSING("consent-missing", 403, "The speaker's consent is not on record"),
    CONSENT_OUTDATED("consent-outdated", 409, "The consent is to other words than today's"),
    NOT_FOUND("not-found", 404, "There is no such thing"),
    MEETING_DELETED("meeting-deleted", 410, "The meeting was deleted"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not known here"),
    WRONG_STATE("wrong-state", 409, "The meeting's state does not allow this"),
    TRACK_CONFLICT("track-conflict", 409, "The speaker has another audio track"),
    TOO_SLOW("too-slow", 408, "The request came too slowly"),
    TAKEN_OVER("taken-over", 409, "Another connection took over"),
    REVIEW_CHANGED("review-changed", 409, "The caption changed meanwhile"),
    GLOSSARY_CHANGED("glossary-changed", 412, "The glossary changed meanwhile"),
    MINUTES_CHANGED("minutes-changed", 409, "The minutes changed meanwhile"),
    UTTERANCE_FINAL("utterance-final", 409, "The utterance is final"),
    MODEL_MISSING("model-missing", 409, "No model for this is installed"),
    FORMAT_UNAVAILABLE("format-unavailable", 409, "The file cannot be had in this format"),
    TOO_LARGE("too-large", 413, "The message is too large"),
    ADDRESS_TOO_LONG("address-too-long", 414, "The address is too long"),
    HEADERS_TOO_LARGE("headers-too-large", 431, "The headers are too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The content type is not known"),
    TOO_MANY_ATTEMPTS("too-many-attempts", 429, "Too many attempts"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
    LIMIT_REACHED("limit-reached", 429, "A limit is reached"),
    INTERNAL("internal", 500, "The server failed"),
    MEETING_DAMAGED("meeting-damaged", 500, "The meeting's record is damaged"),
    OVERLOADED("overloaded", 503, "The server is at its limit"),
    NOT_STORED("not-stored", 503, "The record cannot be written"),
    NOT_READY("not-ready", 503, "The server is not ready");

    private static final String PREFIX = "urn:meeting-interpreter:problem:";

    private final String slug;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    /** The URI that stands in {@code type}; never changes its meaning. */
    public String uri() {
        return PREFIX + slug;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** After how many seconds another try may go well ({@code Retry-After}); nothing where waiting does not help. */
    public OptionalInt retrySeconds() {
        return switch (this) {
            case TOO_MANY_ATTEMPTS -> OptionalInt.of(60);
            case TOO_MANY_REQUESTS -> OptionalInt.of(1);
            case LIMIT_REACHED, OVERLOADED, NOT_STORED, NOT_READY -> OptionalInt.of(5);
            default -> OptionalInt.empty();
        };
    }

    /** A problem of this type; {@code detail} is a sentence a person can act on. */
    public Problem because(String detail) {
        return new Problem(this, detail);
    }

    /** The same, with further members of the answer. */
    public Problem because(String detail, JsonObject members) {
        return new Problem(this, detail, members);
    }
}
