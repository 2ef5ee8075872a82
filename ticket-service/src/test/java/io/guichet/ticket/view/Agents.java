package io.guichet.ticket.view;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.http.Caller;
import io.guichet.http.Permission;
import io.guichet.http.TicketScope;
import io.guichet.ticket.query.Asker;

/** Those who look at generated tickets; another one each round. */
enum Agents {

    /** Of a department with a thousandth of all tickets. */
    SMALL(Reach.DEPARTMENT, 0.001) {
        @Override
        Asker in(int round) {
            return asker(this, 90 + round % 5, Set.of("legal"), Set.of("lawyers"));
        }
    },
    /** Of a department with a tenth of all tickets, and of two groups of five. */
    HALF(Reach.DEPARTMENT, 0.46) {
        @Override
        Asker in(int round) {
            return asker(this, 1 + round % 50, Set.of("support-fr"),
                    Set.of("group-" + round % 5, "group-" + (round + 2) % 5));
        }
    },
    ALL(Reach.ALL, 1) {
        @Override
        Asker in(int round) {
            return asker(this, 1 + round % 50, Set.of("support-fr"), Set.of("group-" + round % 5));
        }
    },
    /** What they have, and what they were brought into. */
    OWN(Reach.OWN, 0.013) {
        @Override
        Asker in(int round) {
            return asker(this, 1 + round % 50, Set.of("support-fr"), Set.of("group-" + round % 5));
        }
    },
    /** One of fifty account managers. */
    ACCOUNTS(Reach.ACCOUNTS, 0.033) {
        @Override
        Asker in(int round) {
            return asker(this, 1 + round % 50, Set.of("support-fr"), Set.of("group-" + round % 5));
        }
    };

    private final Reach reach;
    private final double share;

    Agents(Reach reach, double share) {
        this.reach = reach;
        this.share = share;
    }

    abstract Asker in(int round);

    String described() {
        return "%s (%.1f %%)".formatted(name(), share * 100);
    }

    private static Asker asker(Agents kind, int number, Set<String> departments, Set<String> groups) {
        var agent = new Caller.Person(UUID.fromString("00000000-0000-7000-8000-%012x".formatted(number)), "Agent",
                "agent@example.org", "agent", Set.of(Permission.TICKET_READ), kind.reach, departments, groups);
        return new Asker(TicketScope.of(agent), agent.id(), agent.groups(), Instant.now());
    }
}
