package io.guichet.routing;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.TicketSnapshot;
import io.guichet.routing.decision.Decision.Why;
import io.guichet.routing.decision.Outcome;

/**
 * What the events of a ticket's past say that its newest snapshot does not: since when its agent has had it, and what
 * led to the open request. The events come in their order, some of them twice.
 */
@Entity
@Table(name = "ticket_past")
@SuppressWarnings("UnusedVariable") // columns that queries read
class TicketPast {

    @Id
    private UUID id;

    private boolean whole;
    private long version;
    private @Nullable String groupKey;
    private @Nullable UUID assignee;
    private @Nullable Instant assignedAt;
    private boolean touched;
    private boolean ended;
    private @Nullable Instant endedAt;
    private @Nullable String endedGroup;
    private @Nullable UUID request;
    private @Nullable String requestReason;
    private @Nullable Instant requestedAt;
    private @Nullable String causeBy;
    private int causeDepth;
    /** The newest that was told, should what comes after it not be understood. */
    private @Nullable String snapshot;
    private Instant quietUntil;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate, or by the constructor
    protected TicketPast() {}

    TicketPast(UUID id, Instant quietUntil) {
        this();
        this.id = id;
        this.version = -1;
        this.quietUntil = quietUntil;
    }

    /** Begins from the beginning. */
    void restart() {
        whole = true;
        version = -1;
        groupKey = null;
        assignee = null;
        assignedAt = null;
        touched = false;
        ended = false;
        endedAt = null;
        endedGroup = null;
        closeRequest();
    }

    /** Takes note of the next snapshot, unless it is known, and of who did something about the ticket, if somebody did. */
    void learn(TicketSnapshot told, Cause cause, Optional<Actor> worker) {
        if (told.version() <= version) {
            return;
        }
        version = told.version();
        snapshot = Snapshots.write(told);
        groupKey = groupKey == null ? told.group() : groupKey;
        if (!Objects.equals(assignee, told.assignee())) {
            assignee = told.assignee();
            assignedAt = assignee == null ? null : told.updatedAt();
            touched = false;
        }
        var over = Lifetime.isOver(told.status());
        if (over != ended) {
            ended = over;
            endedAt = over ? told.updatedAt() : null;
            endedGroup = over ? told.group() : null;
        }
        touched = touched || worker.filter(by -> by.kind() == Actor.Kind.AGENT && assignee != null
                && assignee.equals(by.id())).isPresent();
        ask(told.routingRequest(), cause);
    }

    /** Somebody else may know the rest by then. */
    void stayQuietUntil(Instant until) {
        quietUntil = until;
    }

    private void ask(TicketSnapshot.@Nullable RoutingRequest asked, Cause cause) {
        if (asked == null) {
            closeRequest();
        } else if (!asked.id().equals(request)) {
            request = asked.id();
            requestReason = asked.reason();
            requestedAt = asked.at();
            causeBy = cause.by();
            causeDepth = cause.depth();
        }
    }

    private void closeRequest() {
        request = null;
        requestReason = null;
        requestedAt = null;
        causeBy = null;
        causeDepth = 0;
    }

    /** Why an agent was given the ticket, or was not, when that answered the request that is open. */
    Why why(UUID answered, Outcome outcome, @Nullable String group, @Nullable String reason) {
        var trigger = answered.equals(request) && requestReason != null ? requestReason : "request";
        return new Why(outcome, answered, trigger, null, group, reason, null);
    }

    /** When an agent was asked for, if that is what was answered. */
    @Nullable
    Instant askedAt(UUID answered) {
        return answered.equals(request) ? requestedAt : null;
    }

    /** What led to the open request; the one given when none is open. */
    Cause cause(Cause otherwise) {
        return causeBy == null ? otherwise : new Cause(causeBy, causeDepth);
    }

    /** What led to this request; empty unless it is the open one. */
    Optional<Cause> causeOf(UUID asked) {
        return Optional.ofNullable(causeBy).filter(_ -> asked.equals(request)).map(by -> new Cause(by, causeDepth));
    }

    /** The newest snapshot that was told; empty when none was. */
    Optional<TicketSnapshot> snapshot() {
        return Optional.ofNullable(snapshot).map(Snapshots::read);
    }

    /** Whether it is known from the first event on. */
    boolean whole() {
        return whole;
    }

    @Nullable
    UUID assignee() {
        return assignee;
    }

    @Nullable
    Instant assignedAt() {
        return assignedAt;
    }

    boolean touched() {
        return touched;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    @Nullable
    String endedGroup() {
        return endedGroup;
    }

    /** The first group that it went to. */
    @Nullable
    String group() {
        return groupKey;
    }
}
