package io.guichet.notification.webhook.client;

import org.jspecify.annotations.Nullable;

/** What came of a request to somebody else's server. */
public sealed interface Reply {

    /**
     * The server answered.
     *
     * @param text the beginning of its answer
     * @param retryAfter the header of that name, as it was sent
     */
    record Answered(int status, String text, @Nullable String retryAfter) implements Reply {}

    /** It did not, or was not asked; it may have had the request all the same. */
    record Failed(String reason) implements Reply {}
}
