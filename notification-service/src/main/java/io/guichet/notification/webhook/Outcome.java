package io.guichet.notification.webhook;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What came of trying to tell a webhook something. */
sealed interface Outcome {

    /** It has it. */
    record Delivered(int status) implements Outcome {}

    /** It wants nothing any more. */
    record Gone(String reason) implements Outcome {}

    /**
     * Perhaps later.
     *
     * @param status what it answered, if it did
     * @param notBefore when it asks to be called again, if it does
     */
    record PutOff(@Nullable Integer status, String reason, @Nullable Instant notBefore) implements Outcome {}

    /** It is not called at all. */
    record Refused(String reason) implements Outcome {}

    /** It was not tried: something else comes first. */
    record Waiting(Instant until, String reason) implements Outcome {}

    /** It had been settled before. */
    record Needless() implements Outcome {}
}
