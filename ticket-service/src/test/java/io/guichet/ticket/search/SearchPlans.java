package io.guichet.ticket.search;

import io.guichet.ticket.Sql;
import io.guichet.ticket.query.Asker;
import io.guichet.ticket.query.Term;

/** The queries of a search, for a benchmark of another package. */
public final class SearchPlans {

    private SearchPlans() {}

    public static Sql of(String words, Asker asker, Integer[] buckets, int most) {
        return TicketSearch.inBuckets(SearchWords.of(words), Term.EVERYTHING, asker, buckets, most);
    }
}
