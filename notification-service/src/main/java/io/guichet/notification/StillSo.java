package io.guichet.notification;

import io.guichet.events.SlaAction;
import io.guichet.events.SlaAction.CloseTicket;
import io.guichet.events.SlaAction.MoveToGroup;
import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.events.TargetKind;
import io.guichet.notification.ticket.KnownTicket;

/**
 * Whether a ticket is still as it was when somebody was to be told of it: what comes after an outage may have been dealt
 * with meanwhile. What the same step has ticket-service do to the ticket is no reason to be silent.
 */
final class StillSo {

    private StillSo() {}

    /** Whether what is promised has neither been done nor become pointless, as far as is known. */
    static boolean isOwed(TargetKind kind, KnownTicket ticket) {
        return switch (kind) {
            case FIRST_RESPONSE -> isWaiting(ticket);
            case NEXT_RESPONSE -> isWaiting(ticket);
            case RESOLUTION -> !ticket.isDone();
        };
    }

    /** Whether the ticket is still in the state that was watched, as far as is known. */
    static boolean lasts(WatchFired fired, KnownTicket ticket) {
        return switch (fired.watch()) {
            case UNASSIGNED -> moves(fired) || ticket.facts().assignee() == null && !ticket.isDone();
            case CUSTOMER_SILENT -> !Boolean.TRUE.equals(ticket.waits()) && isAsThen(fired, ticket);
            case NO_ACTIVITY -> isAsThen(fired, ticket);
            case NO_PROGRESS -> isAsThen(fired, ticket);
            case IN_STATUS -> isAsThen(fired, ticket);
        };
    }

    private static boolean isWaiting(KnownTicket ticket) {
        return !ticket.isDone() && !Boolean.FALSE.equals(ticket.waits());
    }

    private static boolean isAsThen(WatchFired fired, KnownTicket ticket) {
        return fired.status() == null || fired.status() == ticket.status() || moves(fired);
    }

    private static boolean moves(WatchFired fired) {
        return fired.actions().stream().anyMatch(StillSo::moves);
    }

    /** Closed, or moved to a group and taken there. */
    private static boolean moves(SlaAction action) {
        return action instanceof CloseTicket || action instanceof MoveToGroup;
    }
}
