package io.guichet.ticket;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.TicketStatus;

/** How far a ticket is: its status, since when the customer waits, and when it was solved. */
@Embeddable
class Progress {

    @Enumerated(EnumType.STRING)
    private TicketStatus status;
    private @Nullable Instant waitingSince;
    /** Of the messages that were written here; those of what was merged into it are its own. */
    private @Nullable Instant lastCustomerMessage;
    private @Nullable Instant resolvedAt;
    private @Nullable Instant closedAt;
    /** As the department calls it; ends with the status. */
    private @Nullable String subStatus;
    private @Nullable Instant snoozedUntil;
    /** When the customer said thanks for what is resolved. */
    private @Nullable Instant thankedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Progress() {}

    /** Of a request that has just come in: the customer waits from this instant. */
    Progress(Instant openedAt) {
        status = TicketStatus.NEW;
        waitingSince = openedAt;
        lastCustomerMessage = openedAt;
    }

    /** Refuses a move that this kind of actor may not make, before anything has changed. */
    void require(Actor.Kind kind, TicketStatus to) {
        if (to != status) {
            StatusTable.require(kind, status, to);
        }
    }

    /** Moves to another status, with what follows for the instants. */
    void move(Actor.Kind kind, TicketStatus to, Instant at) {
        StatusTable.require(kind, status, to);
        status = to;
        subStatus = null;
        if (to != TicketStatus.PENDING && to != TicketStatus.ON_HOLD) {
            snoozedUntil = null;
        }
        switch (to) {
            case RESOLVED, CLOSED -> finish(at);
            case REOPENED -> resume(at);
            case ANSWERED -> answered();
            case NEW, OPEN, PENDING, ON_HOLD -> {
            }
        }
    }

    /** The customer asked: they wait from now, unless they do so already (a nudge never sends them down the queue). */
    void asked(Instant at) {
        if (waitingSince == null) {
            waitingSince = at;
        }
    }

    /** A customer wrote, be it a question or not. */
    void heard(Instant at) {
        if (lastCustomerMessage == null || at.isAfter(lastCustomerMessage)) {
            lastCustomerMessage = at;
        }
    }

    /** Some of what was written is here no more, or came from elsewhere. */
    void heardLast(Instant at) {
        lastCustomerMessage = at;
    }

    /** The customer was answered: nothing waits any more. */
    void answered() {
        waitingSince = null;
    }

    /** The customer said thanks, and asked nothing. */
    void thanked(Instant at) {
        thankedAt = at;
    }

    /** Nobody needs to look at it before this instant. */
    void snooze(Instant until) {
        snoozedUntil = until;
    }

    void wake() {
        snoozedUntil = null;
    }

    /** Says more exactly how far it is; the status is the one that the department gave this name. */
    void name(@Nullable String moreExactly) {
        subStatus = moreExactly;
    }

    /** What another ticket, merged into this one, has been waiting for. */
    void inherit(@Nullable Instant waiting) {
        if (waiting != null && (waitingSince == null || waiting.isBefore(waitingSince))) {
            waitingSince = waiting;
        }
    }

    /** What still waits, once a ticket that was merged into this one has left. */
    void waitFrom(@Nullable Instant first) {
        if (waitingSince != null) {
            waitingSince = first;
        }
    }

    /** As it was before something opened it again that is no part of it any more. */
    void goBack(Earlier was) {
        status = was.status();
        subStatus = was.subStatus();
        snoozedUntil = was.snoozedUntil();
    }

    /** Closed without having been solved: it is no longer worked on here. */
    void leave(Aside aside, Instant at) {
        aside.remember(status, subStatus, snoozedUntil);
        aside.remember(waitingSince, resolvedAt, closedAt);
        status = TicketStatus.CLOSED;
        subStatus = null;
        snoozedUntil = null;
        waitingSince = null;
        closedAt = at;
    }

    /** As it was when it was left. */
    void comeBack(Aside aside) {
        status = aside.status();
        subStatus = aside.subStatus();
        snoozedUntil = aside.snoozedUntil();
        waitingSince = aside.waitingSince();
        resolvedAt = aside.resolvedAt();
        closedAt = aside.closedAt();
    }

    /** Whether the customer still reaches this ticket, or has to open another since it was closed too long ago. */
    boolean canReopen(Instant at, Duration window) {
        return closedAt == null || at.isBefore(closedAt.plus(window));
    }

    private void finish(Instant at) {
        waitingSince = null;
        if (resolvedAt == null) {
            resolvedAt = at;
        }
        if (status == TicketStatus.CLOSED) {
            closedAt = at;
        }
    }

    private void resume(Instant at) {
        resolvedAt = null;
        closedAt = null;
        thankedAt = null;
        asked(at);
    }

    TicketStatus status() {
        return status;
    }

    @Nullable
    Instant waitingSince() {
        return waitingSince;
    }

    @Nullable
    Instant lastCustomerMessage() {
        return lastCustomerMessage;
    }

    @Nullable
    Instant resolvedAt() {
        return resolvedAt;
    }

    @Nullable
    String subStatus() {
        return subStatus;
    }

    @Nullable
    Instant snoozedUntil() {
        return snoozedUntil;
    }

    @Nullable
    Instant thankedAt() {
        return thankedAt;
    }

    void tell(Facts facts) {
        facts.put("status", status)
                .put("waitingSince", waitingSince)
                .put("lastCustomerMessage", lastCustomerMessage)
                .put("resolvedAt", resolvedAt)
                .put("closedAt", closedAt)
                .put("subStatus", subStatus)
                .put("snoozedUntil", snoozedUntil)
                .put("thankedAt", thankedAt);
    }
}
