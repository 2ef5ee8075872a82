package io.guichet.sla;

import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.guichet.events.TicketSnapshot;
import io.guichet.http.directory.Directory;
import io.guichet.sla.calendar.CalendarVersions;
import io.guichet.sla.history.Promise;
import io.guichet.sla.policy.PolicyBook;
import io.guichet.sla.policy.ValidPolicy;
import io.smallrye.mutiny.Uni;

/** What could be promised to a ticket as it is described now. */
@Singleton
class Offers {

    private final PolicyBook policies;
    private final CalendarVersions calendars;
    private final Directory directory;

    Offers(PolicyBook policies, CalendarVersions calendars, Directory directory) {
        this.policies = policies;
        this.calendars = calendars;
        this.directory = directory;
    }

    /** By the first policy that fits now; empty when none does. */
    Uni<Optional<Promise>> to(TicketSnapshot ticket) {
        return to(ticket, Optional.empty());
    }

    /** By the first policy that fitted at an instant, in its calendar as it was then; empty when none did. */
    Uni<Optional<Promise>> to(TicketSnapshot ticket, Optional<Instant> then) {
        if (!directory.ready()) {
            // Without its department's calendar the ticket would be promised the wrong instants.
            return Uni.createFrom().failure(new DirectoryNotKnown());
        }
        return policies.choose(TicketFacts.of(ticket), then)
                .chain(chosen -> chosen.isPresent()
                        ? offer(chosen.get(), ticket, then).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Promise> offer(ValidPolicy policy, TicketSnapshot ticket, Optional<Instant> then) {
        var details = policy.details();
        return calendars.at(then, details.calendar(), ticket.department())
                .map(calendar -> new Promise(policy.id(), details.name(), policy.version(), calendar.orElse(null),
                        details.commitments(ticket.priority())));
    }
}
