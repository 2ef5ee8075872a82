package io.guichet.ticket.view;

import java.util.Optional;

import io.guichet.ticket.TicketOrder;
import io.guichet.ticket.query.Term;

/** Which tickets, and in which order. */
public record Selection(Term filter, TicketOrder order, boolean descending) {

    /** The order of a name as callers write it; a minus turns it round. */
    public static Optional<Selection> of(Term filter, String ordering) {
        var descending = ordering.startsWith("-");
        return TicketOrder.of(descending ? ordering.substring(1) : ordering)
                .map(order -> new Selection(filter, order, descending));
    }

    /** As callers write it. */
    public String ordering() {
        return (descending ? "-" : "") + order.key();
    }
}
