package io.guichet.sla;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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

    /** A ticket that has another of these is promised anew, whatever the conditions name. */
    private static final Set<String> ALWAYS = Set.of("priority", "department", "requester", "organization");

    private final PolicyBook policies;
    private final CalendarVersions calendars;
    private final Directory directory;

    Offers(PolicyBook policies, CalendarVersions calendars, Directory directory) {
        this.policies = policies;
        this.calendars = calendars;
        this.directory = directory;
    }

    /**
     * What could be promised.
     *
     * @param promise empty when no policy fits
     * @param asked the policies that there were
     */
    record Offer(Optional<Promise> promise, List<UUID> asked) {}

    /** By the first policy that fits now. */
    Uni<Offer> to(TicketSnapshot ticket) {
        return to(ticket, Optional.empty());
    }

    /** By the first policy that fitted at an instant, in its calendar as it was then. */
    Uni<Offer> to(TicketSnapshot ticket, Optional<Instant> then) {
        if (!directory.ready()) {
            // Without its department's calendar the ticket would be promised the wrong instants.
            return Uni.createFrom().failure(new DirectoryNotKnown());
        }
        return policies.choose(TicketFacts.of(ticket), then)
                .chain(choice -> choice.policy().map(chosen -> offer(chosen, ticket, then).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                        .map(promise -> new Offer(promise, choice.asked())));
    }

    /** Whether another policy may fit when these fields of a ticket have changed. */
    Uni<Boolean> dependOn(List<String> changed, Optional<Instant> then) {
        return changed.stream().anyMatch(ALWAYS::contains)
                ? Uni.createFrom().item(true)
                : policies.named(then).map(named -> changed.stream()
                        .anyMatch(field -> named.contains(field.split("\\.", 2)[0])));
    }

    private Uni<Promise> offer(ValidPolicy policy, TicketSnapshot ticket, Optional<Instant> then) {
        var details = policy.details();
        return calendars.at(then, details.calendar(), ticket.department())
                .map(calendar -> new Promise(policy.id(), details.name(), policy.version(), calendar.orElse(null),
                        details.commitments(ticket.priority())));
    }
}
