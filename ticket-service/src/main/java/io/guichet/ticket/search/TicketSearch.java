package io.guichet.ticket.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.BriefQueries;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketFinder;
import io.guichet.ticket.query.Asker;
import io.guichet.ticket.query.Term;
import io.guichet.ticket.query.TermSql;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Finds tickets by words. Of all that match, the newest 2,000 that the asker sees are ranked. The index is asked for
 * whole words, the newest numbers first, then for as many older ones as it will take by what was found until then: a word
 * that is everywhere costs no more than a rare one, and what the asker does not see is not read. Only where that is not
 * enough the last word is sought as a beginning, which the index answers by reading all the words that begin so: for as
 * long as it may take. Of somebody who sees few tickets, or filters for few, these are read instead.
 */
@ApplicationScoped
public class TicketSearch {

    static final int RANKED = 2000;
    /** So many blocks are asked for beginnings first, which one query answers for what is common. */
    private static final int BEGUN = 4;
    /** Of so few tickets the words are read themselves. */
    private static final int FEW = 4000;
    private static final Duration FOR_FEW = Duration.ofMillis(200);
    private static final Duration FOR_BEGINNINGS = Duration.ofMillis(300);
    // So many may be read at once.
    private static final int AT_ONCE = 4 * RANKED;
    /** So many times as many numbers are asked for next, where few have been found. */
    private static final int GROWTH = 8;
    private static final String NEWEST = "select coalesce(max(number), 0) from ticket";

    private final TicketFinder tickets;
    private final CurrentTransaction connection;
    private final BriefQueries brief;
    private final Clock clock;

    TicketSearch(TicketFinder tickets, CurrentTransaction connection, BriefQueries brief, Clock clock) {
        this.tickets = tickets;
        this.connection = connection;
        this.brief = brief;
        this.clock = clock;
    }

    /** A ticket that was found, and how well it fits. */
    record Hit(UUID ticket, long number, double rank) {

        static final Comparator<Hit> BEST_FIRST = Comparator.comparingDouble(Hit::rank)
                .thenComparingLong(Hit::number).reversed();

        static Hit of(Row row) {
            return new Hit(row.id(0), row.number(1), row.decimal(2));
        }
    }

    /** What is sought, by whom. */
    record Sought(SearchWords words, Term filter, Asker asker) {}

    /**
     * The tickets with all the words that pass the filter, the best first.
     *
     * @param publicOnly whether notes are not searched: for a customer
     */
    @WithSession
    public Uni<Page<Ticket>> find(SearchWords words, Term filter, Asker asker, boolean publicOnly, PageRequest page) {
        var from = page.after().flatMap(cursor -> cursor.number(0)).orElse(0L).intValue();
        var sought = new Sought(words, filter, asker);
        var hits = publicOnly ? read(ofCustomer(words, filter, asker)) : newest(sought);
        return hits.map(found -> found.stream().sorted(Hit.BEST_FIRST).skip(from).limit(page.fetch()).toList())
                .chain(best -> tickets.inOrder(best.stream().map(Hit::ticket).toList()))
                .map(best -> Page.of(best, page, last -> Cursor.of(from + page.limit())));
    }

    private Uni<List<Hit>> newest(Sought sought) {
        return seen(sought).chain(seen -> seen < FEW
                ? brief.select(ofFew(sought), FOR_FEW)
                : Uni.createFrom().item(Optional.<List<Row>>empty()))
                .chain(rows -> rows.map(found -> Uni.createFrom().item(found.stream().map(Hit::of).toList()))
                        .orElseGet(() -> ofMany(sought)));
    }

    /**
     * How many tickets the asker sees, or the filter lets pass, whichever are fewer, as far as the database's statistics
     * tell without looking.
     */
    private Uni<Long> seen(Sought sought) {
        var query = new Sql();
        var counted = Marks.counted(sought, query).stream()
                .map("(select 1 from search_document d where %s)"::formatted).toList();
        return counted.isEmpty()
                ? Uni.createFrom().item(Long.MAX_VALUE)
                // The plan of each is one of several, also if there is one.
                : connection.select(query.add("explain (format json) (select 1 limit 1) union all "
                        + String.join(" union all ", counted)).text(), query.parameters())
                        .map(rows -> fewest(new JsonArray(String.valueOf(rows.getFirst()[0]))));
    }

    private static long fewest(JsonArray explained) {
        return explained.getJsonObject(0).getJsonObject("Plan").getJsonArray("Plans").stream().skip(1)
                .mapToLong(plan -> ((JsonObject) plan).getLong("Plan Rows")).min().orElseThrow();
    }

    /** By the index. */
    Uni<List<Hit>> ofMany(Sought sought) {
        return connection.select(NEWEST).map(rows -> new Row(rows.getFirst()).number(0))
                .chain(newest -> whole(sought, newest, Stretch.newest(newest, 1), new ArrayList<>())
                        .chain(found -> found.size() >= RANKED || !sought.words().mayBegin()
                                ? Uni.createFrom().item(found)
                                : begun(sought, newest).map(begun -> united(found, begun))));
    }

    private Uni<List<Hit>> whole(Sought sought, long newest, Stretch stretch, List<Hit> found) {
        return read(among(sought, false, stretch, RANKED - found.size())).chain(more -> {
            found.addAll(more);
            return stretch.isLast() || found.size() >= RANKED
                    ? Uni.createFrom().item(found)
                    : whole(sought, newest, stretch.older(RANKED - found.size(), each(found, stretch, newest), GROWTH),
                            found);
        });
    }

    /** How many one number has, of those from this stretch on. */
    private static double each(List<Hit> found, Stretch stretch, long newest) {
        return found.size() / (double) (newest + 1 - stretch.first());
    }

    private Uni<List<Hit>> begun(Sought sought, long newest) {
        return begun(sought, newest, Stretch.newest(newest, BEGUN), clock.instant().plus(FOR_BEGINNINGS),
                new ArrayList<>());
    }

    private Uni<List<Hit>> begun(Sought sought, long newest, Stretch stretch, Instant until, List<Hit> found) {
        return brief.select(among(sought, true, stretch, RANKED - found.size()), left(until)).chain(rows -> {
            rows.orElse(List.of()).stream().map(Hit::of).forEach(found::add);
            if (rows.isEmpty() || stretch.isLast() || found.size() >= RANKED) {
                return Uni.createFrom().item(found);
            }
            var each = each(found, stretch, newest);
            return each * stretch.first() < AT_ONCE
                    ? brief.select(beginning(sought, stretch.first()), left(until)).map(all -> {
                        all.orElse(List.of()).stream().map(Hit::of).forEach(found::add);
                        return found;
                    })
                    // Each query reads all words that begin so, whatever it is asked of: few of them.
                    : begun(sought, newest, stretch.older(RANKED - found.size(), each, Integer.MAX_VALUE), until,
                            found);
        });
    }

    private Duration left(Instant until) {
        return Duration.between(clock.instant(), until);
    }

    private static List<Hit> united(List<Hit> whole, List<Hit> begun) {
        return List.copyOf(Stream.concat(whole.stream(), begun.stream())
                .collect(Collectors.toMap(Hit::ticket, hit -> hit, (one, same) -> one)).values());
    }

    /** What has the words among the numbers of a stretch. */
    static Sql among(Sought sought, boolean beginning, Stretch stretch, int most) {
        var query = new Sql();
        var words = sought.words().sql(query, beginning);
        return matching(sought, query, words, "d.words @@ " + words + " and d.access && "
                + query.parameter(stretch.marks()) + "::text[]", most);
    }

    /** What has the words, the last of which may be a beginning, among all older numbers. */
    static Sql beginning(Sought sought, long before) {
        var query = new Sql();
        var words = sought.words().sql(query, true);
        return matching(sought, query, words, "d.words @@ " + words + " and d.number < " + query.parameter(before)
                + "::bigint", RANKED);
    }

    /**
     * What has the words, or the last as a beginning, among all that the asker sees, read one by one: not by the index,
     * which would read the words of all others.
     */
    static Sql ofFew(Sought sought) {
        var query = new Sql();
        var words = "(" + sought.words().sql(query, false) + " || " + sought.words().sql(query, true) + ")";
        return matching(sought, query, words, "(d.words || ''::tsvector) @@ " + words, AT_ONCE);
    }

    /** Each ticket is looked up for its document: the database expects more of them than there are, and would read all. */
    private static Sql matching(Sought sought, Sql query, String words, String condition, int most) {
        query.add("select hit.id, hit.number, ts_rank(hit.words, " + words + ")::float8 from (select seen.id, d.number,"
                + " d.words from search_document d cross join lateral (select t.id from " + Sql.TICKETS
                + " where t.id = d.ticket_id and ").visible(sought.asker().scope());
        query.add(" and ").add(TermSql.of(sought.filter(), sought.asker(), query));
        query.add(" offset 0) seen where ");
        Marks.add(sought, query);
        return query.add(condition + " order by d.number desc limit " + most + ") hit");
    }

    /** A customer has few tickets, and finds them by what they may read. */
    static Sql ofCustomer(SearchWords words, Term filter, Asker asker) {
        var query = new Sql();
        var sought = words.sql(query, true);
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
        return connection.select(query.text(), query.parameters())
                .map(rows -> rows.stream().map(row -> Hit.of(new Row(row))).toList());
    }
}
