package io.guichet.routing.queue;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.queue.Plan.Reservation;
import io.smallrye.mutiny.Uni;

/** Room of agents that is kept for the first in a group's queue; the group and its members are locked. */
@Singleton
class Reservations {

    private static final String KEEP = """
            insert into reservation (group_key, agent_id, ticket_id, units) values ($1, $2, $3, $4)""";
    /** Nothing when the ticket no longer waits here, or is this transaction's from now on. */
    private static final String ELSEWHERE = """
            with free as materialized (
                select id from ticket where id = $1 and queue = $2 for update skip locked)
            select 1 from ticket t where t.id = $1 and t.queue = $2 and not exists (select 1 from free)""";

    private final CurrentTransaction transaction;
    private final GroupMarks marks;

    Reservations(CurrentTransaction transaction, GroupMarks marks) {
        this.transaction = transaction;
        this.marks = marks;
    }

    /** The one for a ticket at which somebody else is now: it stays, since the ticket soon waits again. */
    Uni<Optional<Reservation>> held(OpenQueue queue) {
        return queue.reserved().map(known -> transaction.select(ELSEWHERE, known.ticket(), queue.group())
                .map(rows -> rows.isEmpty() ? Optional.<Reservation>empty() : queue.reserved()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** The reservation of the group is this from now on; others learn of room that is kept no longer. */
    Uni<Void> settle(OpenQueue queue, Optional<Reservation> wanted) {
        return queue.reserved().equals(wanted)
                ? Uni.createFrom().voidItem()
                : change(queue.group(), queue.reserved(), wanted);
    }

    private Uni<Void> change(String group, Optional<Reservation> known, Optional<Reservation> wanted) {
        return lift(group, known)
                .chain(() -> wanted.isEmpty() ? Uni.createFrom().voidItem() : keep(group, wanted.get()));
    }

    private Uni<Void> lift(String group, Optional<Reservation> known) {
        return known.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.update("delete from reservation where group_key = $1", group)
                        .chain(() -> marks.markGroupsOf(List.of(known.get().agent()), "freed"));
    }

    private Uni<Void> keep(String group, Reservation wanted) {
        // One that another group left there counts no longer: else nothing would be kept here.
        return transaction.update("delete from reservation where agent_id = $1", wanted.agent())
                .chain(() -> transaction.update(KEEP, group, wanted.agent(), wanted.ticket(), wanted.units()))
                .replaceWithVoid();
    }
}
