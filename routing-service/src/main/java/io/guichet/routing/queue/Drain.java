package io.guichet.routing.queue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.routing.assignment.Bench;
import io.guichet.routing.assignment.Candidate;
import io.guichet.routing.queue.Plan.Decided;
import io.guichet.routing.queue.Plan.Reservation;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Gives the tickets that wait in a group's queue to its members. Nothing else assigns: one transaction has the group to
 * itself, then its members, in the order of their ids; what causes work only marks the group.
 */
@ApplicationScoped
public class Drain {

    /** How many tickets a drain moves at most: a backlog of one group holds nobody up for long. */
    static final int AT_ONCE = 100;

    private final WaitingTickets waiting;
    private final Members members;
    private final Verdicts verdicts;
    private final GroupMarks marks;
    private final Reservations reservations;

    Drain(WaitingTickets waiting, Members members, Verdicts verdicts, GroupMarks marks, Reservations reservations) {
        this.waiting = waiting;
        this.members = members;
        this.verdicts = verdicts;
        this.marks = marks;
        this.reservations = reservations;
    }

    /**
     * Groups that are to be drained and that nobody is at. Departments have turns, and of one department the group comes
     * first that has been to be drained for longest: one that was drained and has more to do comes after all that were
     * marked before.
     *
     * @param drained those that are being drained: it was their departments' turn
     * @param resting others than these as well
     * @param ofOne how many of one department at most, those that are being drained included
     */
    @WithTransaction
    public Uni<List<String>> marked(Collection<String> drained, Collection<String> resting, int atMost, int ofOne) {
        return waiting.marked(drained, resting, atMost, ofOne);
    }

    /** Drains the group, unless another is at it; whether it was this one. Marks it again when there is more to do. */
    @WithTransaction
    public Uni<Boolean> drain(String group) {
        return waiting.open(group).chain(open -> open.isEmpty()
                ? Uni.createFrom().item(false)
                : members.lock(group).chain(present -> fill(open.get(), present)).replaceWith(true));
    }

    private Uni<Void> fill(OpenQueue queue, List<Candidate> present) {
        var bench = new Bench(queue.strategy(), queue.languages(), queue.options().regionUse(), present);
        return reservations.held(queue)
                .invoke(held -> held.ifPresent(one -> bench.keepRoom(one.agent(), one.units())))
                .chain(held -> assign(queue, bench, held, present))
                .chain(more -> more ? marks.mark(List.of(queue.group()), "more") : tell(queue, bench));
    }

    /** Whether there may be more that could be assigned. */
    private Uni<Boolean> assign(OpenQueue queue, Bench bench, Optional<Reservation> held, List<Candidate> members) {
        var present = bench.present();
        return isOfUse(queue, bench, present).chain(useful -> !useful
                // Whoever was to keep room is not there, or nothing waits for it any more.
                ? reservations.settle(queue, Optional.empty()).replaceWith(false)
                : plan(queue, bench, held).chain(draft -> carryOut(queue, draft.plan(), members)
                        .replaceWith(draft.isUnfinished())));
    }

    private Uni<Draft> plan(OpenQueue queue, Bench bench, Optional<Reservation> held) {
        return draft(queue, bench, held).chain(draft -> draft.isHidden(held)
                ? draft(queue, bench, draft.plan().reservation())
                : Uni.createFrom().item(draft));
    }

    private Uni<Draft> draft(OpenQueue queue, Bench bench, Optional<Reservation> held) {
        var present = bench.present();
        var share = waiting.shareOf(queue, present);
        return waiting.fitting(queue, present, share)
                .map(tickets -> new Draft(Plan.of(bench, tickets, held, share), tickets));
    }

    /**
     * What would be done.
     *
     * @param looked at: these tickets
     */
    private record Draft(Plan plan, List<WaitingTicket> looked) {

        /** Those looked at had only the room that is kept now: they may hide others, for whom there is some. */
        boolean isHidden(Optional<Reservation> held) {
            return isFull() && plan.isEmpty() && !plan.reservation().equals(held);
        }

        /** Whether there may be more that could be assigned: what a burst left to spare is enough for less of it. */
        boolean isUnfinished() {
            return !plan.isEmpty() && (isFull()
                    || plan.placed().size() < looked.size() && looked.stream().anyMatch(WaitingTicket::beyond));
        }

        private boolean isFull() {
            return looked.size() == AT_ONCE;
        }
    }

    /** Where nobody has any room, it can only be kept for what needs much of it. */
    private Uni<Boolean> isOfUse(OpenQueue queue, Bench bench, List<Candidate> present) {
        return present.isEmpty() || !bench.available().isEmpty()
                ? Uni.createFrom().item(!present.isEmpty())
                : waiting.anyHeavy(queue);
    }

    private Uni<Void> carryOut(OpenQueue queue, Plan plan, List<Candidate> before) {
        return (plan.isEmpty()
                ? done()
                : verdicts.propose(queue, plan)
                        // Last, so that what it counts is what is committed.
                        .chain(() -> members.give(queue.group(), plan.given(before), plan.agentByTicket())))
                .chain(() -> reservations.settle(queue, plan.reservation()));
    }

    /** Says of those who are left that they have to wait, once. */
    private Uni<Void> tell(OpenQueue queue, Bench bench) {
        return waiting.untold(queue).chain(untold -> waiting.considered(queue, untold.stream()
                .map(ticket -> new Decided(ticket, bench.consider(ticket.demand()))).toList())
                // The others were kept from us: somebody could take them.
                .map(considered -> considered.stream().filter(Decided::waits).toList())
                .chain(decided -> decided.isEmpty()
                        ? done()
                        : waiting.told(decided).chain(() -> verdicts.queue(queue, decided))
                                .chain(() -> untold.size() < AT_ONCE
                                        ? done()
                                        : marks.mark(List.of(queue.group()), "more"))));
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
