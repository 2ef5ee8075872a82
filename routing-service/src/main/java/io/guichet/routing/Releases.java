package io.guichet.routing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.Cause;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Outbox;
import io.guichet.routing.decision.Decision.Why;
import io.guichet.routing.decision.Outcome;
import io.smallrye.mutiny.Uni;

/** Takes tickets back from those who have them; ticket-service then asks who is next. */
@Singleton
class Releases {

    private final Outbox outbox;
    private final Envelopes envelopes;
    private final Conclusions conclusions;
    private final Ids ids;
    private final Clock clock;

    Releases(Outbox outbox, Envelopes envelopes, Conclusions conclusions, Ids ids, Clock clock) {
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.conclusions = conclusions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Why a ticket is taken back.
     *
     * @param reason in a word
     * @param note what a person says about it
     * @param by the person, if one asked for it
     */
    record Reason(String reason, @Nullable String note, @Nullable Actor by) {

        static Reason of(String reason) {
            return new Reason(reason, null, null);
        }

        /** The name of the person, or else the word. */
        String shown() {
            return by == null ? reason : by.name();
        }
    }

    /**
     * Takes the ticket back from its assignee, who must be one.
     *
     * @param preferred who is to get it next if they can; absent for nobody in particular
     */
    Uni<Void> release(RoutedTicket ticket, Reason why, Outcome outcome, @Nullable UUID preferred) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return conclusions
                .keep(ticket, new Why(outcome, null, why.reason(), null, ticket.group(), why.shown(), why.note()),
                        ticket.assignee())
                .chain(() -> tell(ticket, why, now))
                .invoke(() -> ticket.possession().release(preferred, why.by(), now));
    }

    /** Tells the same once more, since nobody has answered. */
    Uni<Void> tellAgain(RoutedTicket ticket, Reason why) {
        return tell(ticket, why, ticket.possession().releasedAt())
                .invoke(() -> ticket.possession().toldAgain(clock.instant()));
    }

    private Uni<Void> tell(RoutedTicket ticket, Reason why, @Nullable Instant decided) {
        var agent = Objects.requireNonNull(ticket.assignee(), "only what somebody has is taken back");
        var event = new AssignmentReleased(ticket.id(), ids.next(), agent, why.reason(), why.note(), why.by(),
                decided);
        return outbox.add(envelopes.seal(event, Cause.request(ids.next().toString())));
    }
}
