package io.guichet.ticket.query;

import java.util.List;

import io.guichet.ticket.StatusTable;

/** A filter, or a part of one. */
public sealed interface Term {

    /** Lets everything pass. */
    Term EVERYTHING = new And(List.of());

    /** Lets nothing pass. */
    Term NOTHING = new Or(List.of());

    /** All of them hold. */
    record And(List<Term> terms) implements Term {}

    /** At least one of them holds. */
    record Or(List<Term> terms) implements Term {}

    /** It does not hold; what has no value does not hold. */
    record Not(Term term) implements Term {}

    /** A field compares so with the values. */
    record Is(Field field, Operator operator, List<Object> values) implements Term {}

    /** Whether other rows, or the text of the ticket, have to be read for each ticket. */
    static boolean looksElsewhere(Term term) {
        return switch (term) {
            case And(var terms) -> terms.stream().anyMatch(Term::looksElsewhere);
            case Or(var terms) -> terms.stream().anyMatch(Term::looksElsewhere);
            case Not(var not) -> looksElsewhere(not);
            case Is is -> is.field().looksElsewhere();
        };
    }

    /** Whether only tickets pass on which work goes on: a small part of them all, with indexes of its own. */
    static boolean isOnlyActive(Term term) {
        return Statuses.possible(term).stream().allMatch(StatusTable::isActive);
    }
}
