package io.guichet.ticket.company;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Change;
import io.guichet.ticket.Departments;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.guichet.ticket.UnknownAgent;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Brings colleagues of any department into a ticket: they see that one, and may do there what their profile lets them.
 */
@ApplicationScoped
public class CompanyDesk {

    private final TicketVerbs verbs;
    private final Departments departments;

    CompanyDesk(TicketVerbs verbs, Departments departments) {
        this.verbs = verbs;
        this.departments = departments;
    }

    /** Brings a colleague in. */
    @WithTransaction
    public Uni<Change> join(TicketRef ref, Access access, UUID agent, Act act) {
        require(agent, "");
        return verbs.on(ref, access, ticket -> ticket.accompanying().join(agent, act));
    }

    /** A colleague has no more to do with it. */
    @WithTransaction
    public Uni<Change> leave(TicketRef ref, Access access, UUID agent, Act act) {
        return verbs.on(ref, access, ticket -> ticket.accompanying().leave(agent, act));
    }

    /** Brings all of them in, beside a message that names them. */
    @WithTransaction
    public Uni<Void> joinAll(Ticket ticket, List<UUID> agents, Act act) {
        var all = Uni.createFrom().voidItem();
        for (var agent : agents) {
            all = all.chain(() -> verbs.keep(ticket.accompanying().join(agent, act))).replaceWithVoid();
        }
        return all;
    }

    /** Of these agents, those who see the ticket anyway. */
    @WithSession
    public Uni<List<UUID>> insiders(TicketRef ref, List<UUID> agents) {
        return agents.isEmpty()
                ? Uni.createFrom().item(agents)
                : verbs.read(ref, Access.toAll()).map(ticket -> agents.stream()
                        .filter(agent -> ticket.situation().collaborators().contains(agent) || departments.agent(agent)
                                .filter(found -> found.departments().contains(ticket.department())).isPresent())
                        .toList());
    }

    /** Refuses whoever does not work here; the pointer says where in the request they are named. */
    public void require(UUID agent, String pointer) {
        if (departments.agent(agent).isEmpty()) {
            throw new UnknownAgent(agent, pointer);
        }
    }
}
