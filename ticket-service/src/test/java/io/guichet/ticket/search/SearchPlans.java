package io.guichet.ticket.search;

import io.guichet.ticket.Sql;
import io.guichet.ticket.query.Asker;
import io.guichet.ticket.query.Term;

/** The first query of a search, for a benchmark of another package. */
public final class SearchPlans {

    private SearchPlans() {}

    public static Sql newest(String words, Asker asker, long number) {
        return TicketSearch.among(new TicketSearch.Sought(SearchWords.of(words), Term.EVERYTHING, asker),
                false, Stretch.newest(number, 1), TicketSearch.RANKED);
    }
}
