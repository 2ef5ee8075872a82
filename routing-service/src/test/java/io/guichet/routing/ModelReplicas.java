package io.guichet.routing;

import java.util.List;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.Cause;
import io.guichet.events.TicketEvent;
import io.guichet.reliable.postgres.OwnContext;
import io.guichet.routing.directory.AgentDesk;
import io.guichet.routing.directory.PresenceDesk;
import io.guichet.routing.hours.CalendarDesk;
import io.guichet.routing.queue.Drain;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Replicas on one database: what happens, happens on one of them, whole or not at all. */
record ModelReplicas(RoutingDesk desk, PresenceDesk presences, Administration administration, OwnContext contexts,
        AgroalDataSource database, Drain drain) {

    /** What administrators decide with. */
    record Administration(AgentDesk agents, WeightDesk weights, WorkDesk work, CalendarDesk calendars) {}

    /** Something to be done within a transaction. */
    interface Act {
        Uni<Void> take();
    }

    static final Act NOTHING = () -> Uni.createFrom().voidItem();

    Act hear(List<TicketEvent> events) {
        return () -> events.stream().reduce(Uni.createFrom().voidItem(),
                (before, event) -> before.chain(() -> hear(event)), (one, other) -> one.chain(() -> other));
    }

    private Uni<Void> hear(TicketEvent event) {
        return Live.hear(desk, event, Cause.request("model"));
    }

    Uni<Void> run(Act act) {
        return contexts.run(() -> Panache.withTransaction(act::take));
    }

    /** A replica drains the group, unless another is at it. */
    Uni<Void> drain(String group) {
        return contexts.run(() -> drain.drain(group)).replaceWithVoid();
    }

    /** The replica dies before it commits, and another does the same. */
    Uni<Void> crash(Act act) {
        return contexts.run(() -> Panache.withTransaction(() -> act.take()
                .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("killed")))))
                .onFailure(IllegalStateException.class).recoverWithNull().chain(() -> run(act));
    }

    /** The replica dies after it has committed, and before it says so: another does the same once more. */
    Uni<Void> repeat(Act act) {
        return run(act).chain(() -> run(act));
    }
}
