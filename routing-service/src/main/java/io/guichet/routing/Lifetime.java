package io.guichet.routing;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketStatus;

/** How far a ticket is, and when it came so far. */
@Embeddable
@SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // columns that queries read, filled by Hibernate or a snapshot
class Lifetime {

    @Enumerated(EnumType.STRING)
    private TicketStatus status;

    private @Nullable Instant endedAt;
    /** The group that it was in then. */
    private @Nullable String endedGroup;
    /** Of a ticket that was not known from its beginning, nobody knows for how long it had been as it was then. */
    private @Nullable Instant knownSince;

    protected Lifetime() {}

    /**
     * Takes a newer snapshot.
     *
     * @param late whether it is the first one, though not of the beginning
     * @return since when it is as it is, as far as it was not so before; empty when that is not known
     */
    Optional<Instant> hear(TicketSnapshot heard, boolean late) {
        var since = late ? Optional.<Instant>empty() : Optional.of(heard.updatedAt());
        if (late) {
            knownSince = heard.updatedAt();
        }
        if (isOver(heard.status()) != isOver(status)) {
            endedAt = isOver(heard.status()) ? since.orElse(null) : null;
            endedGroup = isOver(heard.status()) ? heard.group() : null;
        }
        status = heard.status();
        return since;
    }

    /** As {@link RoutedTicket#remember}. */
    void remember(TicketPast past, boolean newest) {
        if (newest || isOver(status) && endedAt == null && past.endedAt() != null) {
            endedAt = past.endedAt();
            endedGroup = past.endedGroup();
        } else if (isOver(status) && endedAt == null) {
            endedAt = knownSince;
        }
        knownSince = null;
    }

    /** Whether nobody works on a ticket of the status any more; a ticket that is not known has none. */
    static boolean isOver(@Nullable TicketStatus status) {
        return status == TicketStatus.RESOLVED || status == TicketStatus.CLOSED;
    }

    @Nullable
    Instant knownSince() {
        return knownSince;
    }

    TicketStatus status() {
        return status;
    }
}
