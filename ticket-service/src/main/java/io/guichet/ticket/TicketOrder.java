package io.guichet.ticket;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Cursor;

/** The orders in which tickets are listed; the id makes each of them total. */
public enum TicketOrder {

    /** Who waits longest comes first; who does not wait comes last. The order of every queue. */
    WAITING_SINCE("waitingSince", "t.waiting_since"),
    CREATED_AT("createdAt", "t.created_at"),
    /** What is due soonest comes first; what nobody was promised comes last. */
    DUE("due", "t.due"),
    /** Where a customer has written longest ago comes first; turned round, where one has just written. */
    LAST_CUSTOMER_MESSAGE("lastCustomerMessage", "t.last_customer_message"),
    NUMBER("number", "t.number");

    private final String key;
    private final String column;

    TicketOrder(String key, String column) {
        this.key = key;
        this.column = column;
    }

    /** The order of a name as callers write it. */
    public static Optional<TicketOrder> of(String key) {
        return Arrays.stream(values()).filter(order -> order.key.equals(key)).findFirst();
    }

    public String key() {
        return key;
    }

    /** What rows are ordered by; an index has the same expression. Tickets without the instant come last. */
    public String expression(boolean descending) {
        return switch (this) {
            case NUMBER, CREATED_AT, LAST_CUSTOMER_MESSAGE -> column;
            case WAITING_SINCE, DUE -> "coalesce(%s, timestamptz '%sinfinity')".formatted(column,
                    descending ? "-" : "");
        };
    }

    /**
     * The condition for what comes after the ticket of a cursor, whose keys are the parameters {@code a} and {@code b}.
     */
    public String after(boolean descending, int a, int b) {
        var key = this == NUMBER
                ? "$" + a + "::bigint"
                : "coalesce($%d::timestamptz, timestamptz '%sinfinity')".formatted(a, descending ? "-" : "");
        return "(%s, t.id) %s (%s, $%d)".formatted(expression(descending), descending ? "<" : ">", key, b);
    }

    /** The key of a cursor as a parameter of {@link #after}. */
    public @Nullable Object key(Cursor cursor) {
        return this == NUMBER ? cursor.number(0).orElse(null) : cursor.instant(0).orElse(null);
    }

    /** Where a ticket stands. */
    public Cursor position(Ticket ticket) {
        var snapshot = ticket.snapshot();
        @Nullable
        Instant instant = switch (this) {
            case WAITING_SINCE -> snapshot.waitingSince();
            case DUE -> ticket.promises().due();
            case LAST_CUSTOMER_MESSAGE -> ticket.talk().heard();
            case CREATED_AT, NUMBER -> snapshot.createdAt();
        };
        return this == NUMBER ? Cursor.of(snapshot.number(), snapshot.id()) : Cursor.of(instant, snapshot.id());
    }
}
