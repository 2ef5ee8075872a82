package io.guichet.ticket.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.ticket.Row;
import io.smallrye.mutiny.Uni;

/**
 * Keeps what is found in step with what tickets say, within a second: beside the acts themselves, so that nobody waits
 * for the index. One item of due work does it for all replicas, and plans its own next turn.
 */
@ApplicationScoped
class SearchIndex implements DueHandler {

    private static final String KIND = "search-indexed";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int BATCH = 300;
    // With what was said in tickets that were merged into it. The message that opened it and the newest 59, 200,000
    // characters in all: a vector of words must stay below a megabyte.
    private static final String INDEX = """
            with due as (
                delete from search_due where seq in (select seq from search_due order by seq limit %d)
                returning ticket_id),
            written as (
                insert into search_document (ticket_id, number, access, words)
                select t.id, t.number, search_access(t, c),
                    setweight(to_tsvector('guichet_plain', concat_ws(' ', t.number, t.subject, c.name, c.email,
                        array_to_string(t.tags, ' '))), 'A')
                    || setweight(search_words(t.language, t.subject), 'A')
                    || setweight(search_words(t.language, coalesce(said.text, '')), 'C')
                from ticket t join contact c on c.id = t.requester_id
                cross join lateral (select left(string_agg(left(one.text, 20000), ' '
                        order by one.opening desc, one.created_at desc, one.position desc), 200000) as text
                    from (select true as opening, m.text, m.created_at, m.position from message m
                        where m.ticket_id = t.id and m.position = 1
                    union all select false, newest.* from (
                        with recursive family(id) as (select t.id
                            union select s.id from ticket s join family f on s.merged_into = f.id)
                        select m.text, m.created_at, m.position from message m join family f on f.id = m.ticket_id
                        where m.ticket_id <> t.id or m.position <> 1
                        order by m.created_at desc, m.position desc limit 59) newest) one) said
                where t.id in (select ticket_id from due)
                on conflict (ticket_id) do update set access = excluded.access, words = excluded.words)
            select count(*) from due"""
            .formatted(BATCH);

    private final CurrentTransaction transaction;
    private final DueWork work;
    private final Clock clock;
    private final Ids ids;

    SearchIndex(CurrentTransaction transaction, DueWork work, Clock clock, Ids ids) {
        this.transaction = transaction;
        this.work = work;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        return transaction.select(INDEX).map(rows -> new Row(rows.getFirst()).number(0))
                .chain(done -> work.schedule(new Due(ids.next(), KIND, due.subject(), next(done), "")));
    }

    private Instant next(long done) {
        var now = clock.instant();
        return done == BATCH ? now : now.plus(PAUSE);
    }
}
