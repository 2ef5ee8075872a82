package io.guichet.routing;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.TicketSnapshot;

/** Who has a ticket, and what is to become of it when they no longer do. */
@Embeddable
@SuppressWarnings("UnusedVariable") // columns that queries read
class Possession {

    private @Nullable UUID assignee;
    private @Nullable Instant assignedAt;
    private boolean touched;
    private @Nullable UUID releasedFrom;
    private @Nullable Instant releasedAt;
    /** When it was last told again; absent while it was told once. */
    private @Nullable Instant releaseToldAt;
    /** Who asked for that, as {@link Actors} writes it; absent when nobody did. */
    private @Nullable String releasedBy;
    /** When the customer last wrote to whoever has it. */
    private @Nullable Instant repliedAt;
    private @Nullable UUID prefers;
    private @Nullable String movesTo;
    private @Nullable String movesWhy;

    protected Possession() {}

    /** Somebody has it now, or nobody; {@code at} is absent when it is not known since when. */
    void hear(@Nullable UUID heard, @Nullable Instant at) {
        if (Objects.equals(assignee, heard)) {
            return;
        }
        assignee = heard;
        assignedAt = heard == null ? null : at;
        touched = false;
        repliedAt = null;
        answered();
        if (heard != null) {
            prefers = null;
        }
    }

    /** What has been decided since then goes before a move that was to come next. */
    void reconsider(TicketSnapshot heard, @Nullable String formerGroup) {
        var given = heard.assignee() != null && !heard.assignee().equals(assignee);
        var regrouped = formerGroup != null && !formerGroup.equals(heard.group());
        if (given || regrouped || Lifetime.isOver(heard.status())) {
            moved();
        }
    }

    /** Whether it is being taken back from whoever has it. */
    boolean isReleased() {
        return releasedFrom != null;
    }

    /** Whoever has it has done something about it. */
    void touch(Actor by) {
        if (by.kind() == Actor.Kind.AGENT && assignee != null && assignee.equals(by.id())) {
            touched = true;
        }
    }

    /** The customer waits for an answer of whoever has it. */
    void reply(Instant at) {
        repliedAt = at;
    }

    /** It is taken back from whoever has it; they have it until ticket-service has heard of that. */
    void release(@Nullable UUID preferred, @Nullable Actor by, Instant now) {
        prefers = preferred;
        releasedBy = by == null ? null : Actors.write(by);
        releasedFrom = assignee;
        releasedAt = now;
        releaseToldAt = null;
    }

    /** ticket-service had not answered, and was asked once more: what was decided is no younger for that. */
    void toldAgain(Instant now) {
        releaseToldAt = now;
    }

    /** Somebody answered for the ticket: what was asked of ticket-service has been done, or came too late. */
    void answered() {
        releasedFrom = null;
        releasedAt = null;
        releaseToldAt = null;
        releasedBy = null;
    }

    /** As {@link RoutedTicket#remember}. */
    void remember(TicketPast past, boolean newest, @Nullable Instant knownSince) {
        if (newest) {
            assignedAt = past.assignedAt();
        } else if (assignee != null && assignedAt == null) {
            assignedAt = assignee.equals(past.assignee()) ? past.assignedAt() : knownSince;
        }
        touched = touched && !newest
                || past.touched() && assignee != null && Objects.equals(assignedAt, past.assignedAt());
    }

    /** The group that it goes to when it asks next. */
    void moveNext(String group, String why) {
        movesTo = group;
        movesWhy = why;
    }

    /** The move has been made. */
    void moved() {
        movesTo = null;
        movesWhy = null;
    }

    @Nullable
    UUID assignee() {
        return assignee;
    }

    @Nullable
    Instant releasedAt() {
        return releasedAt;
    }

    @Nullable
    String movesTo() {
        return movesTo;
    }

    String movesWhy() {
        return movesWhy == null ? Route.MOVED : movesWhy;
    }
}
