package io.guichet.routing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Cause;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.RoutingRequest;

/** The open question who takes a ticket, if one is open. */
@Embeddable
@SuppressWarnings("UnusedVariable") // columns that queries read
class Asking {

    private @Nullable UUID request;
    private @Nullable String requestReason;
    private @Nullable Instant requestedAt;
    private @Nullable String causeBy;
    private int causeDepth;
    private @Nullable String snapshot;
    private @Nullable Instant lookAt;

    protected Asking() {}

    void open(RoutingRequest asked, TicketSnapshot heard, Cause cause, Instant look) {
        request = asked.id();
        requestReason = asked.reason();
        requestedAt = asked.at();
        causeBy = cause.by();
        causeDepth = cause.depth();
        snapshot = Snapshots.write(heard);
        lookAt = look;
    }

    void close() {
        request = null;
        requestReason = null;
        requestedAt = null;
        causeBy = null;
        causeDepth = 0;
        snapshot = null;
        lookAt = null;
    }

    /** The same question about a ticket that has changed. */
    void follow(TicketSnapshot heard) {
        snapshot = Snapshots.write(heard);
    }

    /** What led to the question may have been heard only now. */
    void remember(TicketPast past) {
        Optional.ofNullable(request).flatMap(past::causeOf).ifPresent(cause -> {
            causeBy = cause.by();
            causeDepth = cause.depth();
        });
    }

    /** A group is to be chosen at the instant; null when that is no longer to be done. */
    void look(@Nullable Instant at) {
        lookAt = at;
    }

    boolean isOpen() {
        return request != null;
    }

    boolean asks(UUID asked) {
        return asked.equals(request);
    }

    /** A group is to be chosen now, if one is to be chosen at all. */
    void hasten(Instant now) {
        lookAt = lookAt == null ? null : now;
    }

    /** Whether a group is to be chosen by now. */
    boolean isDue(Instant now) {
        return lookAt != null && !lookAt.isAfter(now);
    }

    Optional<TicketSnapshot> snapshot() {
        return Optional.ofNullable(snapshot).map(Snapshots::read);
    }

    Cause cause() {
        return new Cause(String.valueOf(causeBy), causeDepth);
    }
}
