package io.guichet.gateway.web;

import io.vertx.core.json.JsonObject;

/** Why a request was not carried out (RFC 9457), in the words of the whole of Guichet. */
record Problem(String name, int status, String title, String detail) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem notSignedIn(String detail) {
        return new Problem("not-signed-in", 401, "Sign in first", detail);
    }

    static Problem notAllowed(String detail) {
        return new Problem("not-allowed", 403, "Not allowed", detail);
    }

    static Problem notFound() {
        return new Problem("not-found", 404, "There is no such thing", "Nothing answers at this address");
    }

    static Problem tooManyRequests(long seconds) {
        return new Problem("too-many-requests", 429, "Too many requests",
                "Wait " + seconds + " s before the next request");
    }

    static Problem unreachable(String service) {
        return new Problem("service-unreachable", 502, "A part of Guichet does not answer",
                "The " + service + " service does not answer at the moment; please try again shortly");
    }

    static Problem notAvailable(String detail) {
        return new Problem("not-available", 503, "Not available at the moment", detail);
    }

    static Problem timedOut(String service) {
        return new Problem("timed-out", 504, "It took too long",
                "The " + service + " service did not answer in time; a change may have been made all the same");
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("type", "urn:guichet:problem:" + name)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
    }
}
