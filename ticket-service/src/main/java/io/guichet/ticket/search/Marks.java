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
        filter(sought.filter()).forEach(marks -> query.add(has(marks, query)).add(" and "));
    }

    /**
     * Those of the conditions of which the database has statistics: not of an account manager, whose organisations are
     * sought first.
     */
    static List<String> counted(TicketSearch.Sought sought, Sql query) {
        return Stream.concat(
                sought.asker().scope().marks().filter(marks -> managers(marks).length == 0)
                        .map(marks -> marks.toArray(String[]::new)).stream(),
                filter(sought.filter())).map(marks -> has(marks, query)).toList();
    }

    private static void access(Set<String> marks, Sql query) {
        var managers = managers(marks);
        query.add("d.access && (" + query.parameter(marks.toArray(String[]::new)) + "::text[]");
        if (managers.length > 0) {
            query.add(" || array(select 'o:' || o.id from organization o where o.account_manager = any(%s::uuid[]))",
                    (Object) managers);
        }
        query.add(") and ");
    }

    private static UUID[] managers(Set<String> marks) {
        return marks.stream().filter(mark -> mark.startsWith(MANAGER))
                .map(mark -> UUID.fromString(mark.substring(MANAGER.length()))).toArray(UUID[]::new);
    }

    private static String has(String[] marks, Sql query) {
        return "d.access && " + query.parameter(marks) + "::text[]";
    }

    /** What each ticket has some of that passes. */
    private static Stream<String[]> filter(Term filter) {
        return switch (filter) {
            case Term.And(var terms) -> terms.stream().flatMap(Marks::filter);
            case Term.Is is -> of(is).stream();
            case Term.Or _ -> Stream.empty();
            case Term.Not _ -> Stream.empty();
        };
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
