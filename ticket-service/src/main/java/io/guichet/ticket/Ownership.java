package io.guichet.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot.RoutingRequest;

/** Whose a ticket is, who decided so, and the question to routing that is open, if one is. */
@Embeddable
class Ownership {

    private String department;
    @Column(name = "group_key")
    private @Nullable String group;
    private @Nullable UUID assignee;
    private @Nullable Instant assignedAt;
    private boolean assignedByPerson;
    private @Nullable UUID requestId;
    private @Nullable String requestReason;
    private @Nullable Instant requestAt;
    private @Nullable UUID answeredRequest;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Ownership() {}

    /** Nobody's yet. */
    Ownership(String department) {
        this.department = department;
    }

    /** Asks routing for an assignee; a question that is open already is replaced, and its answers become stale. */
    void ask(RoutingRequest request) {
        requestId = request.id();
        requestReason = request.reason();
        requestAt = request.at();
    }

    /** Nothing is asked any more. */
    void askNothing() {
        requestId = null;
        requestReason = null;
        requestAt = null;
    }

    /** A person chose, or took it away; that answers an open question. */
    void chosenByPerson(@Nullable UUID agent, Instant at) {
        assignee = agent;
        assignedAt = agent == null ? null : at;
        assignedByPerson = agent != null;
        askNothing();
    }

    /** Routing's answer to the open question. */
    void chosenByRouting(UUID agent, String groupOfAgent, UUID request, Instant at) {
        assignee = agent;
        group = groupOfAgent;
        assignedAt = at;
        assignedByPerson = false;
        answeredRequest = request;
        askNothing();
    }

    /** Routing took it away. */
    void released() {
        assignee = null;
        assignedAt = null;
        assignedByPerson = false;
    }

    void moveTo(String newGroup) {
        group = newGroup;
    }

    /** The names of what changed by going there; the department alone, where it already is, leaves the group. */
    List<String> moveTo(Destination to) {
        var changed = new ArrayList<String>();
        if (to.equals(new Destination(department, null, Set.of()))) {
            return changed;
        }
        if (!to.department().equals(department)) {
            department = to.department();
            changed.add("department");
        }
        if (!Objects.equals(to.group(), group)) {
            group = to.group();
            changed.add("group");
        }
        return changed;
    }

    boolean asks(UUID request) {
        return request.equals(requestId);
    }

    /** Whether this very answer has been applied and still holds. */
    boolean holds(UUID request, UUID agent) {
        return request.equals(answeredRequest) && agent.equals(assignee);
    }

    boolean isOwned() {
        return assignee != null;
    }

    /** Whether a person has decided, so that routing no longer may. */
    boolean isChosenByPerson() {
        return assignedByPerson;
    }

    /** Whether somebody was given the ticket after this instant, so that an older decision no longer counts. */
    boolean changedAfter(Instant decided) {
        return assignedAt != null && assignedAt.isAfter(decided);
    }

    String department() {
        return department;
    }

    @Nullable
    String group() {
        return group;
    }

    @Nullable
    UUID assignee() {
        return assignee;
    }

    @Nullable
    RoutingRequest request() {
        return requestId == null || requestReason == null || requestAt == null
                ? null
                : new RoutingRequest(requestId, requestReason, requestAt);
    }

    void tell(Facts facts) {
        facts.put("department", department)
                .put("group", group)
                .put("assignee", assignee)
                .put("assignedAt", assignedAt)
                .put("assignedByPerson", assignedByPerson)
                .put("requestId", requestId)
                .put("requestReason", requestReason)
                .put("requestAt", requestAt)
                .put("answeredRequest", answeredRequest);
    }
}
