package io.guichet.sla.target;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Cause;
import io.guichet.events.SlaEvent;
import io.guichet.events.SlaEvent.BreachApproaching;
import io.guichet.events.SlaEvent.EscalationDue;
import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.events.TicketStatus;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.Outbox;
import io.guichet.sla.StoredJson;
import io.guichet.sla.history.Promise;
import io.smallrye.mutiny.Uni;

/** Tells that a target is nearly due, or was missed: once for each occurrence, and never of one due otherwise. */
@Singleton
class AlarmBell {

    private static final String LOCK = "select promise, status from sla_ticket where id = $1 for update";

    private final CurrentTransaction transaction;
    private final Targets targets;
    private final Outbox outbox;
    private final Envelopes envelopes;
    private final Clock clock;

    AlarmBell(CurrentTransaction transaction, Targets targets, Outbox outbox, Envelopes envelopes, Clock clock) {
        this.transaction = transaction;
        this.targets = targets;
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    Uni<Void> warn(Due due, boolean late) {
        var ticket = UUID.fromString(due.subject());
        var alarm = StoredJson.read(due.payload(), Alarm.class);
        var now = clock.instant();
        return lock(ticket).chain(() -> targets.warn(ticket, alarm, now))
                .chain(news -> tell(news, new BreachApproaching(ticket, alarm.kind(), alarm.due(), now, late), due));
    }

    Uni<Void> breach(Due due, boolean late) {
        var ticket = UUID.fromString(due.subject());
        var alarm = StoredJson.read(due.payload(), Alarm.class);
        var now = clock.instant();
        return lock(ticket).chain(() -> targets.breach(ticket, alarm, now))
                .chain(news -> tell(news, new TargetBreached(ticket, alarm.kind(), alarm.due(), now, late), due));
    }

    Uni<Void> escalate(Due due, boolean late) {
        var ticket = UUID.fromString(due.subject());
        var climb = StoredJson.read(due.payload(), Climb.class);
        var now = clock.instant();
        return lock(ticket).chain(known -> targets.climb(ticket, climb, now)
                .chain(told -> told.isPresent() && known.isPresent()
                        ? outbox.add(envelopes.seal(escalation(ticket, known.get(), told.get(), climb, late),
                                Cause.request(due.id().toString())))
                        : Uni.createFrom().voidItem()));
    }

    private static EscalationDue escalation(UUID ticket, Known known, Target target, Climb climb, boolean late) {
        var rung = target.steps().stream().filter(each -> each.step().equals(climb.step())).findAny().orElseThrow();
        var promise = known.promise();
        return new EscalationDue(ticket, promise.policyId(), promise.policy(), promise.policyVersion(), target.kind(),
                target.occurrence(), rung.step(), target.due(), rung.at(), Objects.requireNonNull(rung.toldAt()),
                late, rung.actions(), known.status());
    }

    /** Events of one ticket leave in the order in which they were decided. */
    private Uni<Optional<Known>> lock(UUID ticket) {
        return transaction.select(LOCK, ticket).map(rows -> rows.stream()
                .filter(row -> row[0] != null)
                .map(row -> new Known(StoredJson.read(String.valueOf(row[0]), Promise.class),
                        row[1] instanceof String status ? TicketStatus.valueOf(status) : null))
                .findAny());
    }

    /** What holds for a ticket, and how it is. */
    private record Known(Promise promise, @Nullable TicketStatus status) {}

    private Uni<Void> tell(boolean news, SlaEvent event, Due due) {
        return news
                ? outbox.add(envelopes.seal(event, Cause.request(due.id().toString())))
                : Uni.createFrom().voidItem();
    }
}
