package io.guichet.http;

/** Revisions as strong entity tags (RFC 9110). */
public final class ETags {

    private ETags() {}

    /** The value of the header {@code ETag}, for example {@code "12"} with its quotation marks. */
    public static String of(long revision) {
        return "\"" + revision + "\"";
    }
}
