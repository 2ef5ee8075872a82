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

    private static final String ADD = """
            insert into sla_fact (ticket_id, ticket_version, event_id, owner, content, learned)
            values ($1, $2, $3, $4, $5, $6) on conflict (event_id) do nothing""";
    /** Between what was heard and the past that was learned since there was something missing when it was heard. */
    private static final String CATCH_UP = """
            update sla_fact heard set learned = true where ticket_id = $1 and not learned and exists (
                select 1 from sla_fact past where past.ticket_id = heard.ticket_id and past.learned
                    and past.seq > heard.seq and past.ticket_version < heard.ticket_version) returning content""";
    private static final String READ = """
            select f.content, f.owner, t.whole from sla_fact f join sla_ticket t on t.id = f.ticket_id
            where f.ticket_id = $1 order by f.ticket_version, f.seq""";

    private final CurrentTransaction transaction;

    Histories(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** Notes what an event means; false when the event was noted before. */
    public Uni<Boolean> add(Note note) {
        return add(note, false);
    }

    /** The same for an event of the past. */
    public Uni<Boolean> learn(Note note) {
        return add(note, true);
    }

    /**
     * When that happened which was heard while what came before it was not known, so that nobody has been told what it
     * changed; once.
     */
    public Uni<Set<Instant>> catchUp(UUID ticket) {
        return transaction.select(CATCH_UP, ticket).map(rows -> rows.stream()
                .map(row -> StoredJson.read(String.valueOf(row[0]), Happening.class).at())
                .collect(Collectors.toSet()));
    }

    /** Everything that happened to the ticket. */
    public Uni<History> of(UUID ticket, Instant openedAt) {
        return transaction.select(READ, ticket).map(rows -> {
            var noted = new Noted();
            rows.forEach(noted::add);
            return new History(openedAt, noted.happenings, noted.owners, noted.whole);
        });
    }

    private Uni<Boolean> add(Note note, boolean past) {
        var owner = note.owner();
        return transaction.update(ADD, note.ticket(), note.version(), note.event(),
                owner == null ? null : StoredJson.write(owner), StoredJson.write(note.happening()), past)
                .map(added -> added == 1);
    }

    /** Rows, as they are read. */
    private static final class Noted {

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
