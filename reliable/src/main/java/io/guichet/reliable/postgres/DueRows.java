package io.guichet.reliable.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** The table of due work. */
@Singleton
class DueRows {

    private static final Logger LOG = Logger.getLogger(DueRows.class);
    private static final String COLUMNS = "id, kind, subject, due_at, payload";
    private static final String CLAIM = """
            delete from due_work where id in (
                select id from due_work where run_at <= $1 and (kind = any($2) or run_at <= $3 and kind = any($4))
                order by run_at limit $5 for update skip locked)
            returning %s""".formatted(COLUMNS);
    private static final String DUE = """
            select %s, run_at from due_work
            where (run_at, id) > ($1::timestamptz, $2::uuid) and kind = any($4) and run_at <= $3
            order by run_at, id limit $5""".formatted(COLUMNS);
    private static final String CLAIM_THESE = """
            delete from due_work where id in (
                select id from due_work where id = any($1) and run_at <= $2 for update skip locked)
            returning %s""".formatted(COLUMNS);
    private static final String LEASE = """
            update due_work set run_at = $4 where id in (
                select due.id from unnest($2::text[], $3::int[]) as asked (wanted, room) cross join lateral (
                    select id from due_work where run_at <= $1 and kind = asked.wanted
                    order by run_at limit asked.room for update skip locked) due)
            returning %s""".formatted(COLUMNS);
    private static final String POSTPONE = """
            update due_work set attempts = attempts + 1, last_error = $2,
                run_at = $3::timestamptz + least(interval '10 minutes', interval '100 milliseconds' * 2 ^ least(attempts, 13))
            where id = $1 returning attempts""";
    private static final String GIVE_UP = """
            with gone as (delete from due_work where id = $1 returning *)
            insert into due_work_failed select gone.*, $2 from gone""";

    private static final String EARLIER = """
            select %s from due_work where subject = $1 and kind = any($2) and due_at < $3""".formatted(COLUMNS);
    private static final String AGAIN = "update due_work set run_at = $2, attempts = 0, last_error = null where id = $1";
    // Up to an instant: among a million timers of one kind, the first of another may stand far behind.
    private static final String NEXT = """
            select (select run_at from due_work where kind = any($1) and run_at <= $3 order by run_at limit 1),
                (select run_at from due_work where kind = any($2) and run_at <= $3 order by run_at limit 1)""";

    private final CurrentTransaction transaction;

    DueRows(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Takes items out of the table, in the order of their instants; a rollback puts them back.
     *
     * @param heard until when those of the waiting kinds may be taken
     */
    Uni<List<Due>> claim(DueKinds kinds, Instant now, Instant heard, int atMost) {
        return transaction.selectOwn(CLAIM, now, names(kinds.free()), heard.isAfter(now) ? now : at(heard),
                names(kinds.waiting()), atMost).map(DueRows::inOrder);
    }

    /** A place among what is due: after everything that is done next until an instant, up to and with an item. */
    record Place(Instant at, UUID id) {

        /** After everything that is done next until the instant. */
        static Place after(Instant instant) {
            return new Place(instant, new UUID(-1, -1));
        }

        boolean isAfter(Place other) {
            return at.isAfter(other.at);
        }
    }

    /**
     * Some of what is due.
     *
     * @param end after the last of them
     * @param isLast whether there are no more
     */
    record Page(List<Due> due, Place end, boolean isLast) {}

    /** What is due of the waiting kinds after a place and until an instant, the earliest first. */
    Uni<Page> due(DueKinds kinds, Place after, Instant until, int atMost) {
        return transaction
                .selectOwn(DUE, at(after.at()), after.id(), until, names(kinds.waiting()), atMost)
                .map(rows -> new Page(rows.stream().map(DueRows::due).toList(),
                        rows.isEmpty() ? after : place(rows.getLast()), rows.size() < atMost));
    }

    private static Place place(@Nullable Object[] row) {
        return new Place(instant(row[5]), (UUID) Objects.requireNonNull(row[0]));
    }

    /** As {@link #claim}, of these. */
    Uni<List<Due>> claim(List<Due> items, Instant now) {
        return transaction.selectOwn(CLAIM_THESE, items.stream().map(Due::id).toArray(UUID[]::new), now)
                .map(DueRows::inOrder);
    }

    /** As the database can be told it. */
    private static Instant at(Instant instant) {
        return instant.isBefore(Instant.EPOCH) ? Instant.EPOCH : instant;
    }

    private static String[] names(List<String> kinds) {
        return kinds.toArray(String[]::new);
    }

    /**
     * Keeps others from the items until the lease ends.
     *
     * @param room how many of each kind at most
     */
    Uni<List<Due>> lease(Map<String, Integer> room, Instant now, Duration lease) {
        var kinds = List.copyOf(room.keySet());
        return transaction.selectOwn(LEASE, now, names(kinds), kinds.stream().map(room::get).toArray(Integer[]::new),
                now.plus(lease)).map(DueRows::inOrder);
    }

    Uni<Void> remove(UUID id) {
        return transaction.updateOwn("delete from due_work where id = $1", id).replaceWithVoid();
    }

    /** There is more of it to do, and what it could not do before is done: it starts anew with its attempts. */
    Uni<Void> again(UUID id, Instant at) {
        return transaction.updateOwn(AGAIN, id, at).replaceWithVoid();
    }

    /**
     * Tries later, and later each time: from a tenth of a second to ten minutes. What has failed too often for a reason
     * that does not pass by itself is put aside.
     *
     * @param most so often it may fail
     * @return whether it was put aside
     */
    Uni<Boolean> stepBack(Due due, Throwable failure, Instant now, int most) {
        return transaction.selectOwn(POSTPONE, due.id(), String.valueOf(failure.getMessage()), now)
                .map(rows -> rows.isEmpty() ? 0 : number(rows.getFirst()[0]))
                .chain(tries -> {
                    if (Failures.passing(failure)) {
                        LOG.warnf("%s for %s is tried again: %s", due.kind(), due.subject(), failure);
                        return Uni.createFrom().item(false);
                    }
                    LOG.errorf(failure, "%s for %s failed", due.kind(), due.subject());
                    return tries < most ? Uni.createFrom().item(false) : giveUp(due, now, tries);
                });
    }

    private Uni<Boolean> giveUp(Due due, Instant now, int tries) {
        LOG.errorf("ALARM: %s for %s failed %d times; kept in due_work_failed", due.kind(), due.subject(), tries);
        return transaction.updateOwn(GIVE_UP, due.id(), now).replaceWith(true);
    }

    /** What is due before an instant for the subject, be it that another replica is doing it at this moment. */
    Uni<List<Due>> earlier(List<String> kinds, String subject, Instant before) {
        return transaction.selectOwn(EARLIER, subject, kinds.toArray(String[]::new), before).map(DueRows::inOrder);
    }

    /**
     * When the next items are due, if any is before long.
     *
     * @param first of the kinds that wait for nothing
     * @param waiting of those that do
     */
    record Next(Optional<Instant> first, Optional<Instant> waiting) {

        static final Next NONE = new Next(Optional.empty(), Optional.empty());
    }

    /** The next items of these kinds, if they are due until an instant. */
    Uni<Next> next(List<String> kinds, List<String> waiting, Instant until) {
        return transaction.selectOwn(NEXT, names(kinds), names(waiting), until)
                .map(rows -> new Next(Optional.ofNullable(rows.getFirst()[0]).map(DueRows::instant),
                        Optional.ofNullable(rows.getFirst()[1]).map(DueRows::instant)));
    }

    private static List<Due> inOrder(List<@Nullable Object[]> rows) {
        return rows.stream().map(DueRows::due).sorted(Comparator.comparing(Due::dueAt).thenComparing(Due::id)).toList();
    }

    private static Due due(@Nullable Object[] row) {
        return new Due((UUID) Objects.requireNonNull(row[0]), String.valueOf(row[1]), String.valueOf(row[2]),
                instant(row[3]), String.valueOf(row[4]));
    }

    private static Instant instant(@Nullable Object column) {
        return ((OffsetDateTime) Objects.requireNonNull(column)).toInstant();
    }

    private static int number(@Nullable Object column) {
        return ((Number) Objects.requireNonNull(column)).intValue();
    }
}
