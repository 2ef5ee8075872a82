package io.guichet.ticket.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketFinder;
import io.guichet.ticket.query.Asker;
import io.guichet.ticket.query.Term;
import io.guichet.ticket.query.TermSql;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/**
 * Finds tickets by words. Of all that match, the newest 2,000 that the asker sees are ranked. The index is asked for
 * the newest numbers first, then for twice as many older ones, and so on: a word that is everywhere costs no more than
 * a rare one.
 */
@ApplicationScoped
public class TicketSearch {

    static final int RANKED = 2000;
    private static final String NEWEST = "select coalesce(max(number), 0) >> 14 from ticket";

    private final TicketFinder tickets;
    private final CurrentTransaction connection;

    TicketSearch(TicketFinder tickets, CurrentTransaction connection) {
        this.tickets = tickets;
        this.connection = connection;
    }

    /** A ticket that was found, and how well it fits. */
    private record Hit(UUID ticket, long number, double rank) {

        static final Comparator<Hit> BEST_FIRST = Comparator.comparingDouble(Hit::rank)
                .thenComparingLong(Hit::number).reversed();
    }

    /**
     * The tickets with all the words that pass the filter, the best first.
     *
     * @param publicOnly whether notes are not searched: for a customer
     */
    @WithSession
    public Uni<Page<Ticket>> find(SearchWords words, Term filter, Asker asker, boolean publicOnly, PageRequest page) {
        var from = page.after().flatMap(cursor -> cursor.number(0)).orElse(0L).intValue();
        var hits = publicOnly
                ? read(ofCustomer(words, filter, asker))
                : connection.select(NEWEST).chain(rows -> window(words, filter, asker,
                        new Window((int) new Row(rows.getFirst()).number(0), 1), new ArrayList<>()));
        return hits.map(found -> found.stream().sorted(Hit.BEST_FIRST).skip(from).limit(page.fetch()).toList())
                .chain(best -> tickets.inOrder(best.stream().map(Hit::ticket).toList()))
                .map(best -> Page.of(best, page, last -> Cursor.of(from + page.limit())));
    }

    /** So many buckets of numbers, from the newest of them down. */
    private record Window(int newest, int size) {

        Integer[] buckets() {
            return IntStream.rangeClosed(Math.max(0, newest - size + 1), newest).boxed().toArray(Integer[]::new);
        }

        Window older() {
            return new Window(newest - size, size * 2);
        }
    }

    private Uni<List<Hit>> window(SearchWords words, Term filter, Asker asker, Window window, List<Hit> found) {
        if (window.newest() < 0 || found.size() >= RANKED) {
            return Uni.createFrom().item(found);
        }
        return read(inBuckets(words, filter, asker, window.buckets(), RANKED - found.size())).chain(more -> {
            found.addAll(more);
            return window(words, filter, asker, window.older(), found);
        });
    }

    static Sql inBuckets(SearchWords words, Term filter, Asker asker, Integer[] buckets, int most) {
        var query = new Sql();
        var sought = words.sql(query);
        query.add("select hit.id, hit.number, ts_rank(hit.words, " + sought + ")::float8 from (select t.id, t.number,"
                + " d.words from search_document d join ticket t on t.id = d.ticket_id"
                + " join contact c on c.id = t.requester_id where d.words @@ " + sought)
                .add(" and d.bucket = any(%s::int[]) and ", (Object) buckets).visible(asker.scope());
        query.add(" and ").add(TermSql.of(filter, asker, query));
        return query.add(" order by d.number desc limit " + most + ") hit");
    }

    /** A customer has few tickets, and finds them by what they may read. */
    static Sql ofCustomer(SearchWords words, Term filter, Asker asker) {
        var query = new Sql();
        var sought = words.sql(query);
        query.add("select t.id, t.number, 0::float8 from " + Sql.TICKETS + " cross join lateral (select"
                + " to_tsvector('guichet_plain', t.number || ' ' || t.subject) || search_words(t.language, t.subject"
                + " || ' ' || coalesce(string_agg(left(m.text, 20000), ' '), '')) as words from message m"
                + " where m.ticket_id = t.id and m.kind = 'REPLY' and (m.via_ticket is null or exists (select 1"
                + " from ticket v where v.id = m.via_ticket and v.requester_id = t.requester_id))) said where said.words @@ "
                + sought + " and ")
                .visible(asker.scope());
        query.add(" and ").add(TermSql.of(filter, asker, query));
        return query.add(" order by t.number desc limit " + RANKED);
    }

    private Uni<List<Hit>> read(Sql query) {
        return connection.select(query.text(), query.parameters()).map(rows -> rows.stream().map(Row::new)
                .map(row -> new Hit(row.id(0), row.number(1), row.decimal(2))).toList());
    }
}
