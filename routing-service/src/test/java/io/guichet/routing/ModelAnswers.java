package io.guichet.routing;

import static io.guichet.routing.ModelReplicas.NOTHING;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.routing.ModelDatabase.Line;
import io.guichet.routing.ModelReplicas.Act;

/** What ticket-service says to what routing has decided: once to each. */
final class ModelAnswers {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ModelReplicas replicas;
    private final ModelDatabase database;
    private final Map<UUID, ATicket> tickets;
    /** Tickets about which something has been said in the present step. */
    private final Set<UUID> answered = new HashSet<>();

    ModelAnswers(ModelReplicas replicas, ModelDatabase database, Map<UUID, ATicket> tickets) {
        this.replicas = replicas;
        this.database = database;
        this.tickets = tickets;
    }

    void begin() {
        answered.clear();
    }

    /** One of the questions of the ledger is answered. */
    Act to(ModelStep.Answer answer, Map<UUID, Line> ledger) {
        var asked = ledger.entrySet().stream().filter(one -> one.getValue().asks()).toList();
        if (asked.isEmpty()) {
            return NOTHING;
        }
        var one = asked.get(answer.place() % asked.size());
        return to(one.getKey(), one.getValue(), answer.accept());
    }

    /** All that is asked is applied; how much it was. */
    long all() {
        begin();
        var asked = database.ledger().entrySet().stream().filter(one -> one.getValue().asks()).toList();
        asked.forEach(one -> replicas.run(to(one.getKey(), one.getValue(), true)).await().atMost(PATIENCE));
        return asked.size();
    }

    private Act to(UUID id, Line line, boolean accept) {
        var ticket = Objects.requireNonNull(tickets.get(id));
        if (!answered.add(id)) {
            return NOTHING;
        }
        if (line.proposal() == null) {
            return takeBack(ticket, Objects.requireNonNull(line.releasedFrom()));
        }
        var proposal = new AgentAssigned(ticket.id, line.proposal(), Objects.requireNonNull(line.holder()),
                Objects.requireNonNull(line.group()), "round-robin");
        var open = proposal.request().equals(ticket.request());
        return replicas.hear(List.of(open && accept
                ? ticket.accept(proposal)
                : ticket.decline(proposal, open ? "agent-refused" : "stale-request")));
    }

    private Act takeBack(ATicket ticket, UUID from) {
        return !from.equals(ticket.assignee())
                ? NOTHING
                : replicas.hear(List.of(ticket.release(
                        new AssignmentReleased(ticket.id, UUID.randomUUID(), from, "released"))));
    }
}
