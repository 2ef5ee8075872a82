package io.guichet.sla.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.sla.StoredJson;
import io.smallrye.mutiny.Uni;

/** The tables of what happened; only ever added to. */
@Singleton
public class Histories {

    /** What was learned is no news to this database, but may be to the others: it is heard from now on. */
    private static final String HEAR = """
            insert into sla_fact (ticket_id, ticket_version, event_id, owner, content, learned, told)
            values ($1, $2, $3, $4, $5, false, $6) on conflict (event_id) do update set learned = false
            where sla_fact.learned and not sla_fact.told returning xmax = 0""";
    private static final String LEARN = """
            insert into sla_fact (ticket_id, ticket_version, event_id, owner, content, learned, told)
            values ($1, $2, $3, $4, $5, true, false) on conflict (event_id) do nothing""";
    private static final String TAKE_UNTOLD = """
            update sla_fact set told = true where ticket_id = $1 and not told and not learned returning content""";
    private static final String READ = """
            select f.content, f.owner, t.whole from sla_fact f join sla_ticket t on t.id = f.ticket_id
            where f.ticket_id = $1 order by f.ticket_version, f.seq""";

    private final CurrentTransaction transaction;

    Histories(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** What noting an event came to. */
    public enum Noted {
        NEW,
        /** It was known from the past that was told again, and nobody has been told what it changed. */
        LEARNED_BEFORE,
        HEARD_BEFORE
    }

    /**
     * Notes what an event means that happens now.
     *
     * @param told whether the others are told now what it changes, if it is new
     */
    public Uni<Noted> hear(Note note, boolean told) {
        return transaction.select(HEAR, note.ticket(), note.version(), note.event(), owner(note),
                StoredJson.write(note.happening()), told).map(rows -> {
                    if (rows.isEmpty()) {
                        return Noted.HEARD_BEFORE;
                    }
                    return Boolean.TRUE.equals(rows.getFirst()[0]) ? Noted.NEW : Noted.LEARNED_BEFORE;
                });
    }

    /** Notes what an event of the past means, unless it was noted before. */
    public Uni<Void> learn(Note note) {
        return transaction.update(LEARN, note.ticket(), note.version(), note.event(), owner(note),
                StoredJson.write(note.happening())).replaceWithVoid();
    }

    /** When that happened which was heard, and of which nobody has been told what it changed; they are told now. */
    public Uni<Set<Instant>> takeUntold(UUID ticket) {
        return transaction.select(TAKE_UNTOLD, ticket).map(rows -> rows.stream()
                .map(row -> StoredJson.read(String.valueOf(row[0]), Happening.class).at())
                .collect(Collectors.toSet()));
    }

    /** Everything that happened to the ticket. */
    public Uni<History> of(UUID ticket, Instant openedAt) {
        return transaction.select(READ, ticket).map(rows -> {
            var read = new Rows();
            rows.forEach(read::add);
            return new History(openedAt, read.happenings, read.owners, read.whole);
        });
    }

    private static @Nullable String owner(Note note) {
        var owner = note.owner();
        return owner == null ? null : StoredJson.write(owner);
    }

    /** Rows, as they are read. */
    private static final class Rows {

        private final List<Happening> happenings = new ArrayList<>();
        private final Map<Instant, Owner> owners = new HashMap<>();
        private boolean whole;

        void add(@Nullable Object[] row) {
            var happening = StoredJson.read(String.valueOf(row[0]), Happening.class);
            happenings.add(happening);
            whole = Boolean.TRUE.equals(row[2]);
            if (row[1] instanceof String owner) {
                owners.put(happening.at(), StoredJson.read(owner, Owner.class));
            }
        }
    }
}
