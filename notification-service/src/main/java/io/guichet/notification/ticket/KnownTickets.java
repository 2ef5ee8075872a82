package io.guichet.notification.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketStatus;
import io.guichet.http.TicketColumns;
import io.guichet.http.TicketFields;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/** The tickets as their last event showed them. */
@Singleton
public class KnownTickets {

    private static final String LEARN = """
            insert into known_ticket (id, version, number, subject, status, department, group_key, assignee, requester,
                requester_name, requester_email, account_manager, waits, collaborators)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            on conflict (id) do update set version = excluded.version, subject = excluded.subject,
                status = excluded.status, department = excluded.department, group_key = excluded.group_key,
                assignee = excluded.assignee, requester = excluded.requester,
                requester_name = excluded.requester_name, requester_email = excluded.requester_email,
                account_manager = excluded.account_manager, waits = excluded.waits,
                collaborators = excluded.collaborators
            where known_ticket.version <= excluded.version""";
    private static final String FIND = """
            select number, subject, status, department, group_key, assignee, account_manager, coalesce(requester_name, requester_email),
                requester_email, waits
            from known_ticket where id = $1""";

    private static final TicketColumns COLUMNS = new TicketColumns("department", "group_key", "assignee", null,
            "account_manager", "collaborators");

    private final CurrentTransaction transaction;

    KnownTickets(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** Takes the ticket as it is now; false, and nothing taken, when something newer is known. */
    public Uni<Boolean> learn(TicketSnapshot ticket) {
        var requester = ticket.requester();
        var fields = TicketFields.of(ticket);
        return transaction.update(LEARN, ticket.id(), ticket.version(), ticket.number(), ticket.subject(),
                ticket.status().name(), fields.department(), fields.group(), fields.assignee(), requester.id(),
                requester.name(), requester.email(), fields.accountManager(), ticket.waitingSince() != null,
                fields.collaborators().stream().map(UUID::toString).toArray(String[]::new)).map(rows -> rows == 1);
    }

    /** The ticket of an id, if it has been heard of. */
    public Uni<Optional<KnownTicket>> find(UUID id) {
        return transaction.select(FIND, id).map(rows -> first(id, rows));
    }

    /** The ticket of an id, if colleagues of that scope see it. */
    public Uni<Optional<KnownTicket>> find(UUID id, TicketScope scope) {
        var visible = scope.where(COLUMNS).positional(1);
        var values = new ArrayList<Object>(List.of(id));
        values.addAll(visible.values());
        return transaction.select(FIND + " and " + visible.sql(), values.toArray()).map(rows -> first(id, rows));
    }

    private static Optional<KnownTicket> first(UUID id, List<Object[]> rows) {
        return rows.stream().findFirst().map(row -> new KnownTicket(
                new TicketFacts(id, (Long) row[0], (String) row[1], (String) row[3], (String) row[4], (UUID) row[5],
                        (UUID) row[6], (String) row[7], (String) row[8]),
                TicketStatus.valueOf((String) row[2]), (Boolean) row[9]));
    }
}
