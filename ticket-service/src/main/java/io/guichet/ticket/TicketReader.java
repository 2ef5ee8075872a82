package io.guichet.ticket;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** What people read of tickets, never more than they may see. */
@ApplicationScoped
public class TicketReader {

    private static final String FAMILY = """
            with recursive family(id, requester_id) as (
                select id, requester_id from ticket where id = $1
                union select t.id, t.requester_id from ticket t join family f on t.merged_into = f.id)
            select id from family
            where not $2 or requester_id = (select requester_id from ticket where id = $1)""";

    private final Tickets tickets;
    private final Messages messages;
    private final TimelineEntries timeline;
    private final CurrentTransaction connection;

    TicketReader(Tickets tickets, Messages messages, TimelineEntries timeline, CurrentTransaction connection) {
        this.tickets = tickets;
        this.messages = messages;
        this.timeline = timeline;
        this.connection = connection;
    }

    /** One ticket. */
    @WithSession
    public Uni<Ticket> ticket(TicketRef ref, TicketScope scope) {
        return visible(ref, scope);
    }

    /** The tickets that pass a filter. */
    @WithSession
    public Uni<Page<Ticket>> tickets(TicketFilter filter, TicketScope scope, PageRequest page) {
        var query = new TicketQuery(filter, scope, page);
        return connection.select(query.sql(), query.parameters())
                .map(rows -> rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList())
                .chain(this::inOrder)
                .map(found -> Page.of(found, page, filter.order()::position));
    }

    /** What is in the trash, newest first. */
    @WithSession
    public Uni<Page<Ticket>> trash(TicketScope scope, PageRequest page) {
        var query = new TrashQuery(scope, page);
        return connection.select(query.sql(), query.parameters())
                .map(rows -> rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList())
                .chain(this::inOrder)
                .map(found -> Page.of(found, page, TrashQuery::position));
    }

    /** The conversation of a ticket, oldest first; colleagues' notes only for those who work here. */
    @WithSession
    public Uni<Page<Message>> messages(TicketRef ref, TicketScope scope, boolean publicOnly, PageRequest page) {
        return visible(ref, scope).chain(ticket -> family(ticket, publicOnly).chain(all -> all.size() == 1
                && ticket.situation().mergedInto() == null
                        ? messages.after(ticket.id(), position(page), publicOnly, page.fetch())
                                .map(found -> Page.of(found, page, message -> Cursor.of(message.position())))
                        : messages.interleaved(all, publicOnly, page).map(found -> Page.of(found, page,
                                message -> Cursor.of(message.createdAt(), message.id())))));
    }

    /** Everything that happened to a ticket, oldest first. */
    @WithSession
    public Uni<Page<TimelineEntry>> timeline(TicketRef ref, TicketScope scope, PageRequest page) {
        return visible(ref, scope)
                .chain(ticket -> timeline.after(ticket.id(), position(page), page.fetch()))
                .map(found -> Page.of(found, page, entry -> Cursor.of(entry.position())));
    }

    /** The ticket and what was merged into it; for a customer, no more of that than their own. */
    private Uni<List<UUID>> family(Ticket ticket, boolean ownOnly) {
        return connection.select(FAMILY, ticket.id(), ownOnly)
                .map(rows -> rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList());
    }

    private Uni<Ticket> visible(TicketRef ref, TicketScope scope) {
        return tickets.read(ref).invoke(ticket -> Access.within(scope).check(ref, ticket));
    }

    private Uni<List<Ticket>> inOrder(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tickets.withRequesters(ids).map(found -> {
            Map<UUID, Ticket> byId = found.stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
            return ids.stream().flatMap(id -> Stream.ofNullable(byId.get(id))).toList();
        });
    }

    private static long position(PageRequest page) {
        return page.after().flatMap(cursor -> cursor.number(0)).orElse(0L);
    }
}
