package io.guichet.routing;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;

/** What the newest snapshot says of a ticket, for queries alone. */
@Embeddable
@SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // columns that queries read, filled by Hibernate or a snapshot
class Described {

    private long number;
    private String department;
    private @Nullable String language;
    private UUID requester;
    private @Nullable String requesterEmail;
    private @Nullable UUID organization;
    private Instant waitingSince;

    protected Described() {}

    void project(TicketSnapshot heard) {
        var mail = heard.requester().email();
        number = heard.number();
        department = heard.department();
        language = heard.language() == null ? heard.requester().language() : heard.language();
        requester = heard.requester().id();
        requesterEmail = mail == null ? null : mail.toLowerCase(Locale.ROOT);
        organization = heard.organization() == null ? null : heard.organization().id();
        waitingSince = waitingSince(heard);
    }

    /** Whoever asks later, the ticket waits since the customer wrote. */
    private static Instant waitingSince(TicketSnapshot heard) {
        if (heard.waitingSince() != null) {
            return heard.waitingSince();
        }
        return heard.routingRequest() == null ? heard.createdAt() : heard.routingRequest().at();
    }
}
