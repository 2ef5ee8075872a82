package io.guichet.ticket.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.guichet.ticket.Sql;
import io.guichet.ticket.query.Operator;
import io.guichet.ticket.query.Term;

/**
 * What a search says of tickets by the marks of the index, so that others are not even read. A mark is up to a second
 * old: whether a ticket is seen, and passes the filter, is decided by the ticket.
 */
final class Marks {

    private static final String MANAGER = "m:";

    private Marks() {}

    /** Appends conditions, each with an {@code and} after it. */
    static void add(TicketSearch.Sought sought, Sql query) {
        sought.asker().scope().marks().ifPresent(marks -> access(marks, query));
        filter(sought.filter(), query);
    }

    private static void access(Set<String> marks, Sql query) {
        var managers = marks.stream().filter(mark -> mark.startsWith(MANAGER))
                .map(mark -> UUID.fromString(mark.substring(MANAGER.length()))).toArray(UUID[]::new);
        query.add("d.access && (" + query.parameter(marks.toArray(String[]::new)) + "::text[]");
        if (managers.length > 0) {
            query.add(" || array(select 'o:' || o.id from organization o where o.account_manager = any(%s::uuid[]))",
                    (Object) managers);
        }
        query.add(") and ");
    }

    private static void filter(Term filter, Sql query) {
        switch (filter) {
            case Term.And(var terms) -> terms.forEach(term -> filter(term, query));
            case Term.Is is -> of(is).ifPresent(marks -> query.add("d.access && %s::text[] and ", (Object) marks));
            case Term.Or _ -> {
            }
            case Term.Not _ -> {
            }
        }
    }

    private static Optional<String[]> of(Term.Is is) {
        var mark = switch (is.field().name()) {
            case "status" -> "s:";
            case "department" -> "d:";
            default -> "";
        };
        return mark.isEmpty() || !List.of(Operator.IS, Operator.IN).contains(is.operator())
                ? Optional.empty()
                : Optional.of(Stream.of(is.values().toArray()).map(value -> mark + value)
                        .toArray(String[]::new));
    }
}
