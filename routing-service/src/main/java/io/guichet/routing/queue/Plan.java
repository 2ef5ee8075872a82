package io.guichet.routing.queue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.routing.assignment.Bench;
import io.guichet.routing.assignment.Candidate;
import io.guichet.routing.assignment.Choice;
import io.guichet.routing.queue.Members.Given;

/**
 * Which of the waiting tickets go to whom, in the order in which they waited.
 *
 * @param reservation of room for the first that needs more than anybody has
 */
record Plan(List<Placed> placed, Optional<Reservation> reservation) {

    /** What everybody who has any room has enough for: it waits for no room to add up. */
    private static final int LIGHT = 1;
    private static final Share NO_SHARE = new Share(Integer.MAX_VALUE, 0);

    Plan {
        placed = List.copyOf(placed);
    }

    /**
     * A ticket, and what was decided about it.
     *
     * @param withheld in a word, why it is withheld from somebody who could take it; absent when it is not
     */
    record Decided(WaitingTicket ticket, Choice choice, @Nullable String withheld) {

        Decided(WaitingTicket ticket, Choice choice) {
            this(ticket, choice, null);
        }

        Decided withhold(@Nullable String why) {
            return new Decided(ticket, choice, why);
        }

        /** Whether it has to wait, as things are. */
        boolean waits() {
            return withheld != null || choice.agent().isEmpty();
        }
    }

    /** A ticket that goes to an agent, as the turn of this number. */
    record Placed(Decided decided, UUID agent, long turn) {}

    /** Room of the agent's that is kept for a ticket. */
    record Reservation(UUID agent, UUID ticket, int units) {}

    /**
     * Gives the tickets out; those that nobody can take stay where they are. For the first of them, room is kept from
     * those behind it: else what is light would always be given what comes free.
     */
    static Plan of(Bench bench, List<WaitingTicket> waiting) {
        return of(bench, waiting, Optional.empty(), NO_SHARE);
    }

    /** The same, where room is kept already for a ticket that is not among them, and some for others than who sends most. */
    static Plan of(Bench bench, List<WaitingTicket> waiting, Optional<Reservation> held, Share share) {
        var turns = waiting.stream().map(WaitingTicket::turn).sorted().toList();
        var placed = new ArrayList<Placed>();
        var reservation = held;
        for (var place = 0; place < waiting.size(); place++) {
            var ticket = waiting.get(place);
            var turn = turns.get(place);
            if (ticket.beyond() && share.spare(bench.present()) < ticket.demand().weight()) {
                continue;
            }
            var choice = bench.give(ticket.demand(), turn);
            choice.agent().ifPresent(agent -> placed.add(new Placed(new Decided(ticket, choice), agent, turn)));
            if (choice.agent().isEmpty() && reservation.isEmpty() && ticket.demand().weight() > LIGHT) {
                reservation = bench.keepRoom(ticket.demand())
                        .map(agent -> new Reservation(agent, ticket.id(), ticket.demand().weight()));
            }
        }
        return new Plan(placed, reservation);
    }

    boolean isEmpty() {
        return placed.isEmpty();
    }

    List<Decided> decided() {
        return placed.stream().map(Placed::decided).toList();
    }

    Map<UUID, UUID> agentByTicket() {
        var agents = new LinkedHashMap<UUID, UUID>();
        placed.forEach(one -> agents.put(one.decided().ticket().id(), one.agent()));
        return agents;
    }

    /** What each of the candidates is given in all; those who get nothing are left out. */
    List<Given> given(List<Candidate> before) {
        return before.stream().map(this::given).filter(given -> given.units() > 0).toList();
    }

    private Given given(Candidate before) {
        var theirs = placed.stream().filter(one -> one.agent().equals(before.agent())).toList();
        return new Given(before.agent(),
                theirs.stream().mapToInt(one -> one.decided().ticket().demand().weight()).sum(),
                theirs.stream().mapToLong(Placed::turn).max().orElse(0));
    }
}
