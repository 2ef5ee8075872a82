package io.guichet.ticket;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketStatus;

/** Why a ticket is no longer worked on here, and all that it takes to go on with it as it was. */
@Embeddable
class Aside {

    /** Why. */
    enum Reason {
        NONE, MERGED, SPAM, TRASH
    }

    @Enumerated(EnumType.STRING)
    @Column(name = "aside_reason")
    private Reason reason = Reason.NONE;
    @Column(name = "aside_since")
    private @Nullable Instant since;
    private @Nullable UUID mergedInto;
    @Enumerated(EnumType.STRING)
    @Column(name = "aside_status")
    private @Nullable TicketStatus status;
    @Column(name = "aside_sub_status")
    private @Nullable String subStatus;
    @Column(name = "aside_snoozed_until")
    private @Nullable Instant snoozedUntil;
    @Column(name = "aside_waiting_since")
    private @Nullable Instant waitingSince;
    @Column(name = "aside_resolved_at")
    private @Nullable Instant resolvedAt;
    @Column(name = "aside_closed_at")
    private @Nullable Instant closedAt;
    /** Whether its customer, who is not the target's, gets in copy what is answered there. */
    @Column(name = "aside_in_copy")
    private @Nullable Boolean inCopy;

    /** Nothing is aside. */
    protected Aside() {}

    void begin(Reason why, Instant at) {
        reason = why;
        since = at;
    }

    void begin(Ticket target, boolean customerInCopy, Instant at) {
        begin(Reason.MERGED, at);
        mergedInto = target.id();
        inCopy = customerInCopy ? true : null;
    }

    void remember(TicketStatus was, @Nullable String wasMoreExactly, @Nullable Instant wasSnoozedUntil) {
        status = was;
        subStatus = wasMoreExactly;
        snoozedUntil = wasSnoozedUntil;
    }

    void remember(@Nullable Instant wasWaiting, @Nullable Instant wasResolved, @Nullable Instant wasClosed) {
        waitingSince = wasWaiting;
        resolvedAt = wasResolved;
        closedAt = wasClosed;
    }

    /** What it waits for when it comes back: a ticket has left it that it waited for. */
    void waitFrom(@Nullable Instant first) {
        waitingSince = first;
    }

    void end() {
        reason = Reason.NONE;
        since = null;
        mergedInto = null;
        status = null;
        subStatus = null;
        snoozedUntil = null;
        waitingSince = null;
        resolvedAt = null;
        closedAt = null;
        inCopy = null;
    }

    boolean isAside() {
        return reason != Reason.NONE;
    }

    boolean isTrash() {
        return reason == Reason.SPAM || reason == Reason.TRASH;
    }

    Reason reason() {
        return reason;
    }

    @Nullable
    Instant since() {
        return since;
    }

    @Nullable
    UUID mergedInto() {
        return mergedInto;
    }

    TicketStatus status() {
        return Objects.requireNonNull(status, "only of a ticket that is aside");
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
    Instant waitingSince() {
        return waitingSince;
    }

    @Nullable
    Instant resolvedAt() {
        return resolvedAt;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    void tell(Facts facts) {
        facts.put("asideReason", isAside() ? reason : null)
                .put("asideSince", since)
                .put("mergedInto", mergedInto)
                .put("asideStatus", status)
                .put("asideSubStatus", subStatus)
                .put("asideSnoozedUntil", snoozedUntil)
                .put("asideWaitingSince", waitingSince)
                .put("asideResolvedAt", resolvedAt)
                .put("asideClosedAt", closedAt)
                .put("asideInCopy", inCopy);
    }
}
