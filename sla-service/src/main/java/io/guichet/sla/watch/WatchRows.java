package io.guichet.sla.watch;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.sla.StoredJson;
import io.smallrye.mutiny.Uni;

/** The table of watched tickets, and their timers. */
@Singleton
class WatchRows {

    private static final String READ = """
            select rule_id, rule_version, since, told, due, what_was_told from sla_watch where ticket_id = $1""";
    private static final String SAVE = """
            insert into sla_watch (ticket_id, rule_id, rule_version, since, told, due, what_was_told)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (ticket_id, rule_id) do update set rule_version = excluded.rule_version,
                since = excluded.since, told = excluded.told, due = excluded.due,
                what_was_told = excluded.what_was_told""";
    private static final String DROP = "delete from sla_watch where ticket_id = $1 and rule_id = $2";

    private final CurrentTransaction transaction;
    private final DueWork dueWork;
    private final Ids ids;

    WatchRows(CurrentTransaction transaction, DueWork dueWork, Ids ids) {
        this.transaction = transaction;
        this.dueWork = dueWork;
        this.ids = ids;
    }

    /** Those of a ticket, by rule. */
    Uni<Map<UUID, Watched>> of(UUID ticket) {
        return transaction.select(READ, ticket).map(rows -> rows.stream().map(WatchRows::watched)
                .collect(Collectors.toMap(Watched::ruleId, Function.identity())));
    }

    /** Notes it, and sets its timer instead of the one before. */
    Uni<Void> save(UUID ticket, Watched watched) {
        var due = Optional.ofNullable(watched.due());
        var subject = subject(ticket, watched.ruleId());
        return transaction.update(SAVE, ticket, watched.ruleId(), watched.ruleVersion(), watched.since(),
                watched.next(), watched.due(), watched.told().nothing() ? null : StoredJson.write(watched.told()))
                .chain(() -> dueWork.cancel(WatchBell.KIND, subject))
                .chain(() -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : dueWork.schedule(new Due(ids.next(), WatchBell.KIND, subject, due.get(),
                                StoredJson.write(watched.timer()))));
    }

    /** The ticket is not in that state any more. */
    Uni<Void> drop(UUID ticket, UUID rule) {
        return transaction.update(DROP, ticket, rule)
                .chain(() -> dueWork.cancel(WatchBell.KIND, subject(ticket, rule))).replaceWithVoid();
    }

    /** Nobody watches the ticket any more. */
    Uni<Void> dropAllOf(UUID ticket) {
        return of(ticket).chain(known -> Sequence.each(List.copyOf(known.keySet()), rule -> drop(ticket, rule)));
    }

    /** Nobody watches by that rule any more; its timers find nothing when they go off. */
    Uni<Void> dropAll(UUID rule) {
        return transaction.update("delete from sla_watch where rule_id = $1", rule).replaceWithVoid();
    }

    private static String subject(UUID ticket, UUID rule) {
        return ticket + "/" + rule;
    }

    static UUID ticketOf(String subject) {
        return UUID.fromString(subject.substring(0, subject.indexOf('/')));
    }

    private static Watched watched(@Nullable Object[] row) {
        return new Watched((UUID) Objects.requireNonNull(row[0]), ((Number) Objects.requireNonNull(row[1])).intValue(),
                Objects.requireNonNull(instant(row[2])), ((Number) Objects.requireNonNull(row[3])).intValue(),
                instant(row[4]), row[5] instanceof String told ? StoredJson.read(told, Told.class) : Told.NOTHING);
    }

    private static @Nullable Instant instant(@Nullable Object column) {
        return column instanceof OffsetDateTime at ? at.toInstant() : null;
    }
}
