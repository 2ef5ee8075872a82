package io.guichet.http;

import java.util.Locale;

/** Every kind of problem that Guichet answers with; the URN is the lower-case name with hyphens. */
public enum ProblemType {

    INVALID_REQUEST(400, "The request is not valid"),
    MALFORMED_JSON(400, "The body is not JSON"),
    NOT_SIGNED_IN(401, "Sign in first"),
    NOT_ALLOWED(403, "Not allowed"),
    AGENT_DISABLED(403, "The account is disabled"),
    EMAIL_NOT_VERIFIED(403, "The e-mail address is not confirmed"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here"),
    NOT_ACCEPTABLE(406, "No such representation"),
    CONFLICT(409, "This contradicts the present state"),
    ALREADY_EXISTS(409, "There is one already"),
    STILL_IN_USE(409, "Something else still needs it"),
    STATUS_MOVE_REFUSED(409, "The ticket cannot move to this status"),
    TICKET_ALREADY_CLOSED(409, "The ticket is closed"),
    REQUEST_STILL_RUNNING(409, "The first request with this key is still running"),
    LOST_UPDATE(412, "Somebody else changed it"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has a type that is not understood here"),
    UNPROCESSABLE(422, "The request cannot be carried out"),
    CONDITION_INVALID(422, "The condition cannot be compiled"),
    IDEMPOTENCY_KEY_REUSED(422, "The key was used for another request"),
    IF_MATCH_REQUIRED(428, "The revision is missing"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    SERVICE_UNREACHABLE(502, "A part of Guichet does not answer"),
    NOT_AVAILABLE(503, "Not available at the moment"),
    TIMED_OUT(504, "It took too long");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** For example {@code urn:guichet:problem:lost-update}. */
    public String urn() {
        return "urn:guichet:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
