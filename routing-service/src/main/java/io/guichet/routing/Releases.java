package io.guichet.routing;

import java.util.Objects;

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

    Releases(Outbox outbox, Envelopes envelopes, Conclusions conclusions, Ids ids) {
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.conclusions = conclusions;
        this.ids = ids;
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

    /** Takes the ticket back from its assignee, who must be one. */
    Uni<Void> release(RoutedTicket ticket, Reason why, Outcome outcome) {
        var agent = Objects.requireNonNull(ticket.assignee(), "only what somebody has is taken back");
        var event = new AssignmentReleased(ticket.id(), ids.next(), agent, why.reason(), why.note(), why.by());
        return conclusions
                .keep(ticket, new Why(outcome, null, why.reason(), null, ticket.group(), why.shown(), why.note()),
                        agent)
                .chain(() -> outbox.add(envelopes.seal(event, Cause.request(ids.next().toString()))));
    }
}
