package io.guichet.sla.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.sla.StoredJson;
import io.guichet.sla.TicketAccess;
import io.guichet.sla.history.Happening;
import io.guichet.sla.history.History;
import io.smallrye.mutiny.Uni;

/** Tickets with everything that happened to them, some at a time. */
@Singleton
class PastTickets {

    private static final int PAGE = 100;
    private static final String OPENED = """
            select t.id from sla_ticket t
            where t.created_at >= $1 and t.created_at < $2 and t.snapshot is not null and %s
            order by t.created_at desc, t.id limit $3""";
    private static final String SNAPSHOTS = "select id, created_at, snapshot from sla_ticket where id = any($1)";
    private static final String FACTS = """
            select ticket_id, content from sla_fact where ticket_id = any($1)
            order by ticket_id, ticket_version, seq""";

    private final CurrentTransaction transaction;

    PastTickets(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** A ticket as it was last described, and everything that happened to it. */
    record Life(TicketSnapshot ticket, History history) {}

    /** The ids of those opened in a time, the newest first, a hundred on each page. */
    Uni<List<List<UUID>>> opened(Instant from, Instant to, int limit, TicketScope scope) {
        var allowed = scope.where(TicketAccess.COLUMNS).positional(3);
        var values = new ArrayList<@Nullable Object>(List.of(from, to, limit));
        values.addAll(allowed.values());
        return transaction.select(OPENED.formatted(allowed.sql()), values.toArray()).map(rows -> pages(rows.stream()
                .map(row -> (UUID) Objects.requireNonNull(row[0])).toList()));
    }

    Uni<List<Life>> lives(List<UUID> page) {
        var ids = page.toArray(UUID[]::new);
        return transaction.select(FACTS, (Object) ids)
                .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> (UUID) Objects.requireNonNull(row[0]),
                        Collectors.mapping(row -> StoredJson.read(String.valueOf(row[1]), Happening.class),
                                Collectors.toList()))))
                .chain(facts -> transaction.select(SNAPSHOTS, (Object) ids)
                        .map(rows -> rows.stream().map(row -> life(row, facts)).toList()));
    }

    private static Life life(@Nullable Object[] row, Map<UUID, List<Happening>> facts) {
        var openedAt = ((OffsetDateTime) Objects.requireNonNull(row[1])).toInstant();
        return new Life(StoredJson.read(String.valueOf(row[2]), TicketSnapshot.class),
                new History(openedAt, facts.getOrDefault((UUID) Objects.requireNonNull(row[0]), List.of())));
    }

    private static List<List<UUID>> pages(List<UUID> ids) {
        var pages = new ArrayList<List<UUID>>();
        for (var from = 0; from < ids.size(); from += PAGE) {
            pages.add(ids.subList(from, Math.min(ids.size(), from + PAGE)));
        }
        return pages;
    }
}
