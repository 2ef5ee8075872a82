package io.guichet.sla.target;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.sla.StoredJson;
import io.smallrye.mutiny.Uni;

/** The timers of a ticket's targets. */
@Singleton
class Alarms {

    private static final List<String> KINDS = List.of(Alarm.WARNING, Alarm.BREACH, Climb.ESCALATION);

    private final DueWork dueWork;
    private final Ids ids;

    Alarms(DueWork dueWork, Ids ids) {
        this.dueWork = dueWork;
        this.ids = ids;
    }

    /** Sets the timers of the ticket anew: for each running target those that have not gone off. */
    Uni<Void> set(UUID ticket, List<Target> targets) {
        var wanted = new ArrayList<Due>();
        for (var target : targets) {
            if (target.running() && target.warnedAt() == null) {
                wanted.add(due(Alarm.WARNING, ticket, target, target.warnDue()));
            }
            if (target.running() && target.breachedAt() == null) {
                wanted.add(due(Alarm.BREACH, ticket, target, target.due()));
            }
            if (target.running()) {
                target.ahead().forEach(rung -> wanted.add(new Due(ids.next(), Climb.ESCALATION, ticket.toString(),
                        rung.at(), StoredJson.write(Climb.of(target, rung)))));
            }
        }
        return dueWork.replace(KINDS, ticket.toString(), wanted);
    }

    private Due due(String kind, UUID ticket, Target target, Instant at) {
        return new Due(ids.next(), kind, ticket.toString(), at, StoredJson.write(Alarm.of(target)));
    }
}
