package io.guichet.routing.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.AssignmentEvent;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.AssignmentEvent.TicketQueued;
import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.AssignmentDeclined;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketStatus;
import io.guichet.routing.Weights;

/** What the events say of one ticket: who carries it, in which order ever they are heard. Plain Java. */
final class Account {

    private @Nullable Known newest;
    private final Map<UUID, UUID> proposals = new HashMap<>();
    private final Map<UUID, Set<UUID>> declined = new HashMap<>();
    private final Map<UUID, Priority> ruled = new HashMap<>();

    /** What ticket-service told; older snapshots change nothing. */
    void hear(TicketEvent event) {
        var heard = event.ticket();
        if (newest == null || heard.version() > newest.version()) {
            newest = Known.of(heard);
        }
        if (event instanceof AssignmentDeclined declinedOne) {
            declined.computeIfAbsent(declinedOne.request(), request -> new HashSet<>()).add(declinedOne.agent());
        }
    }

    /** What routing told; of several proposals for a request the last one counts. */
    void hear(AssignmentEvent event) {
        switch (event) {
            case AgentAssigned proposed -> proposals.put(proposed.request(), proposed.agent());
            case TicketRouted routed -> {
                if (routed.priority() != null) {
                    ruled.put(routed.request(), routed.priority());
                }
            }
            case TicketQueued _ -> {
            }
            case AssignmentReleased _ -> {
            }
        }
    }

    /** Who carries the ticket; empty when ticket-service has not told of it. */
    Optional<Entry> entry(Weights weights) {
        return Optional.ofNullable(newest).map(snapshot -> entry(snapshot, weights));
    }

    private Entry entry(Known snapshot, Weights weights) {
        var request = snapshot.request();
        var proposed = request == null ? null : open(request);
        var pressing = request == null ? null : ruled.get(request);
        var weight = Math.max(weights.of(snapshot.priority()), pressing == null ? 0 : weights.of(pressing));
        var assigned = request == null && weights.counts(snapshot.status()) ? snapshot.assignee() : null;
        return new Entry(snapshot.version(), proposed == null ? assigned : proposed,
                proposed == null ? null : request, weight);
    }

    private @Nullable UUID open(UUID request) {
        var agent = proposals.get(request);
        return agent == null || declined.getOrDefault(request, Set.of()).contains(agent) ? null : agent;
    }

    /** Whom routing was heard to propose last for the request; empty when nobody. */
    Optional<UUID> lastProposed(UUID request) {
        return Optional.ofNullable(proposals.get(request));
    }

    /** What matters of a snapshot, and no more: a million of them are kept at a time. */
    private record Known(long version, TicketStatus status, Priority priority, @Nullable UUID assignee,
            @Nullable UUID request) {

        static Known of(TicketSnapshot heard) {
            var asked = heard.routingRequest();
            return new Known(heard.version(), heard.status(), heard.priority(), heard.assignee(),
                    asked == null ? null : asked.id());
        }
    }

    /**
     * A line of the ledger.
     *
     * @param version of the snapshot that it stands on
     * @param holder who carries the ticket; absent when nobody does
     * @param proposal the request that the holder was proposed for; absent once ticket-service has answered
     * @param weight in units of work
     */
    record Entry(long version, @Nullable UUID holder, @Nullable UUID proposal, int weight) {

        /** Whether both say the same. */
        boolean agrees(@Nullable UUID otherHolder, @Nullable UUID otherProposal, int otherWeight) {
            return Objects.equals(holder, otherHolder) && Objects.equals(proposal, otherProposal)
                    && (holder == null || weight == otherWeight);
        }
    }
}
