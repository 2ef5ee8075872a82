package io.guichet.routing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;
import io.guichet.http.TicketFields;

/** What the newest snapshot says of a ticket, for queries alone. */
@Embeddable
@SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // columns that queries read, filled by Hibernate or a snapshot
class Described {

    private long number;
    private String department;
    private @Nullable String language;
    private @Nullable String region;
    private UUID requester;
    private @Nullable String requesterEmail;
    private @Nullable UUID organization;
    private @Nullable UUID accountManager;
    private List<String> collaborators = List.of();
    private Instant waitingSince;

    protected Described() {}

    void project(TicketSnapshot heard) {
        var seen = TicketFields.of(heard);
        number = heard.number();
        department = heard.department();
        language = heard.language() == null ? heard.requester().language() : heard.language();
        region = regionOf(heard);
        requester = heard.requester().id();
        requesterEmail = seen.requesterEmail();
        accountManager = seen.accountManager();
        collaborators = seen.collaborators().stream().map(UUID::toString).sorted().toList();
        organization = heard.organization() == null ? null : heard.organization().id();
        waitingSince = waitingSince(heard);
    }

    /** The ticket's own, or else its customer's. */
    static @Nullable String regionOf(TicketSnapshot heard) {
        return heard.region() == null ? heard.requester().region() : heard.region();
    }

    /** Whoever asks later, the ticket waits since the customer wrote. */
    private static Instant waitingSince(TicketSnapshot heard) {
        if (heard.waitingSince() != null) {
            return heard.waitingSince();
        }
        return heard.routingRequest() == null ? heard.createdAt() : heard.routingRequest().at();
    }
}
