package io.guichet.ticket.query;

import java.util.List;
import java.util.Set;

import io.guichet.events.TicketStatus;
import io.guichet.ticket.StatusTable;

/** A filter, or a part of one. */
public sealed interface Term {

    /** Lets everything pass. */
    Term EVERYTHING = new And(List.of());

    /** All of them hold. */
    record And(List<Term> terms) implements Term {}

    /** At least one of them holds. */
    record Or(List<Term> terms) implements Term {}

    /** It does not hold; what has no value does not hold. */
    record Not(Term term) implements Term {}

    /** A field compares so with the values. */
    record Is(Field field, Operator operator, List<Object> values) implements Term {}

    /** Whether only tickets pass on which work goes on: a small part of them all, with indexes of its own. */
    static boolean isOnlyActive(Term term) {
        return switch (term) {
            case And(var terms) -> terms.stream().anyMatch(Term::isOnlyActive);
            case Or(var terms) -> !terms.isEmpty() && terms.stream().allMatch(Term::isOnlyActive);
            case Not _ -> false;
            case Is(var field, var operator, var values) -> field.name().equals("status")
                    && Set.of(Operator.IS, Operator.IN).contains(operator)
                    && values.stream().allMatch(value -> StatusTable.isActive(TicketStatus.valueOf(value.toString())));
        };
    }
}
