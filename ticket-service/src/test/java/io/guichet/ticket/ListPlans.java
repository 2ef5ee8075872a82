package io.guichet.ticket;

import java.util.List;
import java.util.Optional;

import io.guichet.http.PageRequest;
import io.guichet.http.TicketScope;

/** The query of a list by words, for a benchmark of another package. */
public final class ListPlans {

    private ListPlans() {}

    public static Sql of(String words, TicketScope scope, PageRequest page) {
        var filter = new TicketFilter(List.of(), List.of(), List.of(), List.of(), Optional.empty(), false,
                Optional.empty(), List.of(), Optional.of(words), TicketOrder.CREATED_AT, true);
        var query = new TicketQuery(filter, scope, page);
        var sql = new Sql();
        for (var value : query.parameters()) {
            var _ = sql.place(value);
        }
        return sql.add(query.sql());
    }
}
