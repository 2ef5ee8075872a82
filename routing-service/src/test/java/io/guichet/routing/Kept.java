package io.guichet.routing;

import java.sql.SQLException;
import java.util.UUID;

import io.agroal.api.AgroalDataSource;

/** What is kept of a ticket, whichever it is: nothing that names it or its request, nor when this service looked at it. */
record Kept(AgroalDataSource database) {

    private static final String LINE = """
            select (to_jsonb(t) - array['id', 'requester', 'request', 'cause_by', 'snapshot', 'queued_at', 'requested_at',
                        'replied_at'])::text
            from ticket t where t.id = '%s'""";
    private static final String OUTCOMES = """
            select coalesce(string_agg(d.outcome, ' ' order by d.at, d.id), '') from decision d
            where d.ticket_id = '%s'""";

    /** All of it. */
    String of(UUID ticket) {
        return line(ticket) + " " + outcomes(ticket);
    }

    /** How it is now. */
    String line(UUID ticket) {
        return text(LINE.formatted(ticket));
    }

    /** What was decided about it, in that order. */
    String outcomes(UUID ticket) {
        return text(OUTCOMES.formatted(ticket));
    }

    /** The first column of the first row; empty when there is none. */
    String text(String query) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "";
        } catch (SQLException failure) {
            throw new AssertionError(query, failure);
        }
    }
}
