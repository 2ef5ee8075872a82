package io.guichet.ticket.query;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.guichet.events.TicketStatus;
import io.guichet.ticket.StatusTable;

/** Which statuses a filter lets pass, whatever else the ticket is, and what it asks where they are known. */
final class Statuses {

    private static final Set<Operator> NAMING = EnumSet.of(Operator.IS, Operator.IN);

    private Statuses() {}

    /** Those with which a ticket may pass. */
    static EnumSet<TicketStatus> possible(Term term) {
        return switch (term) {
            case Term.And(var terms) -> all(terms, Statuses::possible);
            case Term.Or(var terms) -> any(terms, Statuses::possible);
            case Term.Not(var not) -> others(certain(not));
            case Term.Is is -> names(is) ? values(is) : EnumSet.allOf(TicketStatus.class);
        };
    }

    /** Those with which every ticket passes. */
    private static EnumSet<TicketStatus> certain(Term term) {
        return switch (term) {
            case Term.And(var terms) -> all(terms, Statuses::certain);
            case Term.Or(var terms) -> any(terms, Statuses::certain);
            case Term.Not(var not) -> others(possible(not));
            case Term.Is is -> names(is) ? values(is) : EnumSet.noneOf(TicketStatus.class);
        };
    }

    /** The same filter for tickets that are known to be active: what is certain then is left out, and a status asked last. */
    static Term ofActive(Term term) {
        return switch (term) {
            case Term.And(var terms) -> new Term.And(terms.stream().map(Statuses::ofActive)
                    .filter(one -> !one.equals(Term.EVERYTHING))
                    .sorted(Comparator.comparing(one -> one instanceof Term.Is is && names(is))).toList());
            case Term.Or(var terms) -> new Term.Or(terms.stream().map(Statuses::ofActive).toList());
            case Term.Not(var not) -> not(ofActive(not));
            case Term.Is is -> names(is) ? isActive(is) : is;
        };
    }

    private static Term not(Term term) {
        return term.equals(Term.NOTHING) ? Term.EVERYTHING : new Term.Not(term);
    }

    private static Term isActive(Term.Is is) {
        var wanted = values(is);
        wanted.removeIf(status -> !StatusTable.isActive(status));
        if (wanted.isEmpty()) {
            return Term.NOTHING;
        }
        return Stream.of(TicketStatus.values()).filter(StatusTable::isActive).allMatch(wanted::contains)
                ? Term.EVERYTHING
                : new Term.Is(is.field(), Operator.IN, wanted.stream().<Object>map(Enum::name).toList());
    }

    private static boolean names(Term.Is is) {
        return is.field().name().equals("status") && NAMING.contains(is.operator());
    }

    private static EnumSet<TicketStatus> values(Term.Is is) {
        var values = EnumSet.noneOf(TicketStatus.class);
        is.values().forEach(value -> values.add(TicketStatus.valueOf(value.toString())));
        return values;
    }

    private static EnumSet<TicketStatus> all(List<Term> terms, Function<Term, EnumSet<TicketStatus>> of) {
        var common = EnumSet.allOf(TicketStatus.class);
        terms.forEach(term -> common.retainAll(of.apply(term)));
        return common;
    }

    private static EnumSet<TicketStatus> any(List<Term> terms, Function<Term, EnumSet<TicketStatus>> of) {
        var together = EnumSet.noneOf(TicketStatus.class);
        terms.forEach(term -> together.addAll(of.apply(term)));
        return together;
    }

    private static EnumSet<TicketStatus> others(EnumSet<TicketStatus> some) {
        return EnumSet.complementOf(some);
    }
}
