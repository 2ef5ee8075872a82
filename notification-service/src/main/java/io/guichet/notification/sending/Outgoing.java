package io.guichet.notification.sending;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** Something on its way to somebody outside, a mail or a request, that somebody may want sent again. */
public interface Outgoing {

    /** Whether it is still to be sent. */
    boolean isOpen();

    /** When it is tried again; empty unless it waits for that. */
    Optional<Instant> nextAt();

    /** It is to be sent again, or at last without waiting for its next try; what cannot be fails. */
    void resend(Instant now);

    /** Whether it is not under way, but waits for its next try. */
    default boolean isWaiting(Instant now) {
        return isOpen() && waits(nextAt().orElse(null), now);
    }

    /**
     * Has it sent again.
     *
     * @param hasten how what waits is done now
     * @param dispatch how what was settled is queued anew
     */
    default Uni<Void> resend(Instant now, Supplier<Uni<Void>> hasten, Supplier<Uni<Void>> dispatch) {
        var waited = isOpen();
        resend(now);
        return waited ? hasten.get() : dispatch.get();
    }

    /** Whether what is open and tried at the instant, if at any, waits for that. */
    static boolean waits(@Nullable Instant nextAt, Instant now) {
        return nextAt != null && nextAt.isAfter(now);
    }
}
