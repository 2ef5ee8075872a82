package io.guichet.routing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.agroal.api.AgroalDataSource;

/** What is kept of one department's tickets because of what has been told of them. */
final class PastDatabase {

    private final AgroalDataSource source;
    private final String department;

    PastDatabase(AgroalDataSource source, String department) {
        this.source = source;
        this.department = department;
    }

    List<String> tickets() {
        return rows("""
                select concat_ws(' ', id, number, version, status, priority, department, group_key, 'a', assignee, 'l',
                                 language, requester, requester_email, 'w', waiting_since, 'r', request, request_reason,
                                 requested_at, cause_by, cause_depth, 'h', holder, weight, 'p', proposal, 'at',
                                 assigned_at, touched, 'e', ended_at, ended_group, 'k', known_since)
                from ticket where department = ? order by id""");
    }

    /** Who was given what, and who was refused. */
    List<String> decisions() {
        return rows("""
                select concat_ws(' ', d.ticket_id, d.request, d.group_key, d.outcome, d.agent, d.reason)
                from decision d join ticket t on t.id = d.ticket_id
                where t.department = ? and d.outcome in ('ASSIGNED', 'DECLINED') order by 1""");
    }

    int ended() {
        return rows("select '' from ticket where department = ? and ended_at is not null").size();
    }

    /** All of it. */
    void lose() {
        execute("delete from decision d using ticket t where t.id = d.ticket_id and t.department = ?");
        execute("delete from opening where department = ?");
        execute("delete from ticket_past p using ticket t where t.id = p.id and t.department = ?");
        execute("delete from ticket where department = ?");
    }

    private List<String> rows(String query) {
        try (var connection = source.getConnection(); var statement = connection.prepareStatement(query)) {
            statement.setString(1, department);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        } catch (SQLException failure) {
            throw new AssertionError(query, failure);
        }
    }

    private void execute(String order) {
        try (var connection = source.getConnection(); var statement = connection.prepareStatement(order)) {
            statement.setString(1, department);
            var ignored = statement.executeUpdate();
        } catch (SQLException failure) {
            throw new AssertionError(order, failure);
        }
    }
}
