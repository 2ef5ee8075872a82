package io.guichet.sla;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.http.TicketColumns;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/** Says whether somebody may see a ticket. */
@Singleton
public class TicketAccess {

    /** Who may see a ticket, in a query that calls the table {@code t}. */
    public static final TicketColumns COLUMNS = new TicketColumns("t.department", "t.group_key", "t.assignee",
            "t.requester_email", "t.account_manager", "t.collaborators");
    private static final String SEEN = "select 1 from sla_ticket t where t.id = $1 and %s";

    private final CurrentTransaction transaction;

    TicketAccess(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** In the session that is open; fails with {@link TicketNotKnown} also for a ticket outside the scope. */
    public Uni<Void> require(UUID ticket, TicketScope scope) {
        var allowed = scope.where(COLUMNS).positional(1);
        var values = new ArrayList<@Nullable Object>(List.of(ticket));
        values.addAll(allowed.values());
        return transaction.select(SEEN.formatted(allowed.sql()), values.toArray()).invoke(rows -> {
            if (rows.isEmpty()) {
                throw new TicketNotKnown(ticket);
            }
        }).replaceWithVoid();
    }
}
