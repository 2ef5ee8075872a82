package io.guichet.routing;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Cause;
import io.guichet.events.Priority;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.events.TicketStatus;

/**
 * A ticket as routing knows it: what the newest snapshot says, its place in a queue, and who carries its weight.
 * Draining
 * a queue moves tickets many at a time, by SQL ({@code queue.WaitingTickets}); everything else happens here.
 */
@Entity
@Table(name = "ticket")
@SuppressWarnings("UnusedVariable") // columns that queries read
class RoutedTicket {

    @Id
    private UUID id;

    private long number;
    private long version;

    @Enumerated(EnumType.STRING)
    private TicketStatus status;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    private String department;
    private @Nullable String groupKey;
    private @Nullable UUID assignee;
    private @Nullable String language;
    private UUID requester;
    private @Nullable String requesterEmail;
    private Instant waitingSince;
    private int weight;

    private @Nullable UUID request;
    private @Nullable String requestReason;
    private @Nullable String causeBy;
    private int causeDepth;
    private @Nullable String snapshot;
    private @Nullable Instant lookAt;
    private @Nullable String routedTo;
    private @Nullable String rule;
    private int ruledWeight;

    private @Nullable String queue;
    private boolean told;
    private @Nullable UUID holder;
    private @Nullable UUID proposal;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate, or by the first snapshot
    protected RoutedTicket() {}

    /** A ticket that routing hears of for the first time. */
    RoutedTicket(UUID id) {
        this();
        this.id = id;
        this.version = -1;
    }

    /**
     * Takes a snapshot, unless a newer one is known.
     *
     * @param lookAt when a group is to be chosen, if the snapshot asks for one
     */
    void hear(TicketSnapshot heard, Weights weights, Cause cause, Instant lookAt) {
        if (heard.version() <= version) {
            return;
        }
        project(heard);
        var asked = heard.routingRequest();
        if (asked == null) {
            closeRequest();
        } else if (!asked.id().equals(request)) {
            closeRequest();
            openRequest(asked, heard, cause, lookAt);
        } else {
            follow(heard, lookAt);
        }
        weight = Math.max(weights.of(priority), ruledWeight);
        if (proposal == null) {
            holder = weights.counts(status) ? assignee : null;
        }
    }

    /** Whom routing proposed does not get it; if the request is still open, the ticket waits again. */
    void decline(UUID declined, Weights weights) {
        if (declined.equals(proposal)) {
            proposal = null;
            holder = weights.counts(status) ? assignee : null;
            queue = routedTo;
        }
    }

    /**
     * A group has been chosen, in whose queue the ticket waits.
     *
     * @param ruled what it will weigh when ticket-service has applied the rule; 0 when the rule does not change that
     */
    void routeTo(String group, @Nullable String byRule, int ruled) {
        routedTo = group;
        queue = group;
        rule = byRule;
        ruledWeight = ruled;
        weight = Math.max(weight, ruled);
        lookAt = null;
        told = false;
    }

    /** What the customer wrote is known now: a group can be chosen, if none has been. */
    void introduce(Instant now) {
        if (lookAt != null) {
            lookAt = now;
        }
    }

    /** No group could be chosen: there will be another look. */
    void lookAgain(Instant at) {
        lookAt = at;
        told = true;
    }

    /** Whether a group is to be chosen by now. */
    boolean isToBeRouted(Instant now) {
        return lookAt != null && !lookAt.isAfter(now);
    }

    private void project(TicketSnapshot heard) {
        var mail = heard.requester().email();
        number = heard.number();
        version = heard.version();
        status = heard.status();
        priority = heard.priority();
        department = heard.department();
        groupKey = heard.group();
        assignee = heard.assignee();
        language = heard.language() == null ? heard.requester().language() : heard.language();
        waitingSince = waitingSince(heard);
        requester = heard.requester().id();
        requesterEmail = mail == null ? null : mail.toLowerCase(Locale.ROOT);
    }

    /** Whoever asks later, the ticket waits since the customer wrote. */
    private static Instant waitingSince(TicketSnapshot heard) {
        if (heard.waitingSince() != null) {
            return heard.waitingSince();
        }
        return heard.routingRequest() == null ? heard.createdAt() : heard.routingRequest().at();
    }

    private void openRequest(RoutingRequest asked, TicketSnapshot heard, Cause cause, Instant look) {
        request = asked.id();
        requestReason = asked.reason();
        causeBy = cause.by();
        causeDepth = cause.depth();
        snapshot = Snapshots.write(heard);
        lookAt = look;
    }

    /** The same request, but somebody may have moved the ticket to another group meanwhile. */
    private void follow(TicketSnapshot heard, Instant look) {
        snapshot = Snapshots.write(heard);
        if (queue != null && heard.group() != null && !heard.group().equals(queue)) {
            queue = null;
            lookAt = look;
        }
    }

    private void closeRequest() {
        request = null;
        requestReason = null;
        causeBy = null;
        causeDepth = 0;
        snapshot = null;
        lookAt = null;
        routedTo = null;
        rule = null;
        ruledWeight = 0;
        queue = null;
        told = false;
        proposal = null;
    }

    Standing standing() {
        return new Standing(queue, holder, weight, proposal);
    }

    /** The newest snapshot that asks for an assignee; empty when none is asked for. */
    Optional<TicketSnapshot> asking() {
        return Optional.ofNullable(snapshot).map(Snapshots::read);
    }

    /** What led to the open request. */
    Cause cause() {
        return new Cause(String.valueOf(causeBy), causeDepth);
    }

    /** Whether others, or people, have been told that the ticket waits. */
    boolean isTold() {
        return told;
    }

    /** The group that ticket-service knows; absent until it has applied routing's choice. */
    @Nullable
    String group() {
        return groupKey;
    }

    @Nullable
    UUID assignee() {
        return assignee;
    }

    UUID id() {
        return id;
    }
}
