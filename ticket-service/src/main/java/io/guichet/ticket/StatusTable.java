package io.guichet.ticket;

import static io.guichet.events.TicketStatus.ANSWERED;
import static io.guichet.events.TicketStatus.CLOSED;
import static io.guichet.events.TicketStatus.NEW;
import static io.guichet.events.TicketStatus.ON_HOLD;
import static io.guichet.events.TicketStatus.OPEN;
import static io.guichet.events.TicketStatus.PENDING;
import static io.guichet.events.TicketStatus.REOPENED;
import static io.guichet.events.TicketStatus.RESOLVED;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.guichet.events.Actor;
import io.guichet.events.TicketStatus;

/** Which moves between statuses are allowed to whom: the only such table; the service's page prints it. */
public final class StatusTable {

    private static final Set<TicketStatus> ACTIVE = EnumSet.of(NEW, OPEN, ANSWERED, PENDING, ON_HOLD, REOPENED);

    /** A customer reopens what they were answered, and closes what was resolved. */
    private static final Map<TicketStatus, Set<TicketStatus>> CUSTOMER = Map.of(
            ANSWERED, Set.of(REOPENED),
            PENDING, Set.of(REOPENED),
            RESOLVED, Set.of(REOPENED, CLOSED),
            CLOSED, Set.of(REOPENED));

    /** An agent moves freely among what is active; what is over is reopened first. */
    private static final Map<TicketStatus, Set<TicketStatus>> AGENT = Map.of(
            NEW, Set.of(OPEN, ANSWERED, PENDING, ON_HOLD, RESOLVED, CLOSED),
            OPEN, Set.of(ANSWERED, PENDING, ON_HOLD, RESOLVED, CLOSED),
            ANSWERED, Set.of(OPEN, PENDING, ON_HOLD, RESOLVED, CLOSED),
            PENDING, Set.of(OPEN, ANSWERED, ON_HOLD, RESOLVED, CLOSED),
            ON_HOLD, Set.of(OPEN, ANSWERED, PENDING, RESOLVED, CLOSED),
            REOPENED, Set.of(OPEN, ANSWERED, PENDING, ON_HOLD, RESOLVED, CLOSED),
            RESOLVED, Set.of(REOPENED, CLOSED),
            CLOSED, Set.of(REOPENED));

    /** A timer closes what no customer waits for, by a rule, and takes up again what was put aside. */
    private static final Map<TicketStatus, Set<TicketStatus>> SYSTEM = Map.of(
            ANSWERED, Set.of(CLOSED),
            PENDING, Set.of(OPEN, CLOSED),
            ON_HOLD, Set.of(OPEN, CLOSED),
            RESOLVED, Set.of(CLOSED));

    private StatusTable() {}

    /** Whether an actor of this kind may move a ticket so; staying where it is is no move. */
    public static boolean allows(Actor.Kind kind, TicketStatus from, TicketStatus to) {
        return movesOf(kind).getOrDefault(from, Set.of()).contains(to);
    }

    static void require(Actor.Kind kind, TicketStatus from, TicketStatus to) {
        if (!allows(kind, from, to)) {
            throw new MoveNotAllowed(kind, from, to);
        }
    }

    /** Whether work on it goes on: neither resolved nor closed. */
    public static boolean isActive(TicketStatus status) {
        return ACTIVE.contains(status);
    }

    /** Whether an edit to this status needs the permission to close: closing, and opening again what was over. */
    public static boolean isClosing(TicketStatus to) {
        return to == CLOSED || to == REOPENED;
    }

    /** The table in Markdown: one row per status left, one column per kind of actor. */
    public static String markdown() {
        var rows = EnumSet.allOf(TicketStatus.class).stream()
                .map(from -> "| `%s` | %s | %s | %s |\n".formatted(from, names(CUSTOMER, from), names(AGENT, from),
                        names(SYSTEM, from)))
                .collect(Collectors.joining());
        return "| from | customer | agent, API client | system |\n|---|---|---|---|\n" + rows;
    }

    /** A client of the API acts for people who work here. */
    private static Map<TicketStatus, Set<TicketStatus>> movesOf(Actor.Kind kind) {
        return switch (kind) {
            case CUSTOMER -> CUSTOMER;
            case AGENT, CLIENT -> AGENT;
            case SYSTEM -> SYSTEM;
        };
    }

    private static String names(Map<TicketStatus, Set<TicketStatus>> moves, TicketStatus from) {
        return moves.getOrDefault(from, Set.of()).stream().sorted().map(to -> "`" + to + "`")
                .collect(Collectors.joining(" "));
    }
}
