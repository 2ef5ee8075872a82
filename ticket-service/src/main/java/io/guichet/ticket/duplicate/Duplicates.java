package io.guichet.ticket.duplicate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot.OrganizationRef;
import io.guichet.http.PageRequest;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;
import io.guichet.ticket.TicketReader;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.duplicate.Similarity.Circumstances;
import io.guichet.ticket.duplicate.Similarity.Request;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Finds tickets that are likely the same request: of the same customer or their organisation, and not long ago. */
@ApplicationScoped
public class Duplicates {

    private static final Duration CLOSE = Duration.ofDays(30);
    private static final int MOST = 10;
    private static final String COLUMNS = "select t.id, t.number, t.subject, t.status, t.created_at, t.requester_id,"
            + " left(m.text, 4000) from " + Sql.TICKETS + " join message m on m.ticket_id = t.id and m.position = 1"
            + " where ";

    private final TicketReader reader;
    private final CurrentTransaction connection;

    Duplicates(TicketReader reader, CurrentTransaction connection) {
        this.reader = reader;
        this.connection = connection;
    }

    /** A ticket that may be the same request, and how likely it is, from 0 to 1. */
    public record Likely(UUID id, long number, String subject, String status, Instant createdAt, double score) {}

    /** Those of a ticket, the likeliest first. */
    @WithSession
    public Uni<List<Likely>> of(TicketRef ref, TicketScope scope) {
        return reader.ticket(ref, scope).chain(ticket -> {
            var shown = ticket.snapshot();
            return reader.messages(ref, scope, true, new PageRequest(1, Optional.empty()))
                    .map(page -> page.items().isEmpty() ? "" : page.items().getFirst().text())
                    .chain(text -> likely(new Request(shown.subject(), text), new Origin(shown.id(),
                            shown.requester().id(), id(shown.organization()), shown.createdAt()), scope));
        });
    }

    /** The customer's own tickets that are not over and look like what they are about to ask. */
    @WithSession
    public Uni<List<Likely>> own(Request request, TicketScope scope, Instant now) {
        var query = new Sql().add(COLUMNS).visible(scope)
                .add(" and t.status not in ('RESOLVED', 'CLOSED') and t.created_at > %s", now.minus(CLOSE))
                .add(" order by t.created_at desc limit 100");
        return scored(query, request, row -> new Circumstances(true, true, Duration.between(row.instant(4), now)));
    }

    /** Where a request came from. */
    private record Origin(UUID ticket, UUID contact, @Nullable UUID organization, Instant at) {}

    private Uni<List<Likely>> likely(Request request, Origin origin, TicketScope scope) {
        var query = new Sql().add(COLUMNS).visible(scope);
        if (origin.organization() == null) {
            query.add(" and t.requester_id = %s", origin.contact());
        } else {
            query.add(" and t.requester_id in (select id from contact where organization_id = %s or id = %s)",
                    origin.organization(), origin.contact());
        }
        query.add(" and t.id <> %s and t.created_at > %s and t.created_at < %s", origin.ticket(),
                origin.at().minus(CLOSE), origin.at().plus(CLOSE)).add(" order by t.created_at desc limit 200");
        return scored(query, request, row -> new Circumstances(row.id(5).equals(origin.contact()), true,
                Duration.between(row.instant(4), origin.at())));
    }

    private Uni<List<Likely>> scored(Sql query, Request request,
            Function<Row, Circumstances> circumstances) {
        return connection.select(query.text(), query.parameters()).map(rows -> rows.stream().map(Row::new)
                .map(row -> new Likely(row.id(0), row.number(1), row.required(2), row.required(3), row.instant(4),
                        Similarity.of(request, new Request(row.required(2), Objects.requireNonNull(row.text(6))),
                                circumstances.apply(row))))
                .filter(likely -> likely.score() >= Similarity.LIKELY)
                .sorted((a, b) -> Double.compare(b.score(), a.score())).limit(MOST).toList());
    }

    private static @Nullable UUID id(@Nullable OrganizationRef organization) {
        return organization == null ? null : organization.id();
    }
}
