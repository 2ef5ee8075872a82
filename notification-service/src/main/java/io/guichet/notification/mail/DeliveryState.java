package io.guichet.notification.mail;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.guichet.notification.sending.Outgoing;

/** How far a mail has come. */
public enum DeliveryState {
    /** It will be sent, or tried again. */
    QUEUED,
    /** A server took it. */
    SENT,
    /** No server took it, and it is not tried any more. */
    FAILED,
    /** A server took it and gave it back. */
    BOUNCED,
    /** A machine wrote it, and it was not sent: mails to the address do not arrive, or are more than it is to get. */
    WITHHELD;

    /**
     * Whether a mail that is still kept may be had sent again.
     *
     * @param nextAt when it is tried again; absent unless it waits for that
     */
    boolean isResendable(@Nullable Instant nextAt, Instant now) {
        return switch (this) {
            case QUEUED -> Outgoing.waits(nextAt, now);
            case SENT -> false;
            case FAILED -> true;
            case BOUNCED -> true;
            case WITHHELD -> true;
        };
    }
}
