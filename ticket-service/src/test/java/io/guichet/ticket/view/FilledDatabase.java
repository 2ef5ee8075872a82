package io.guichet.ticket.view;

import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Fills the database of a stack that runs, and that is thrown away afterwards, with generated tickets: by its address,
 * user and password, and how many.
 */
final class FilledDatabase {

    private FilledDatabase() {}

    public static void main(String... arguments) throws SQLException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("jdbc:postgresql://… USER PASSWORD TICKETS");
        }
        var tickets = Integer.parseInt(arguments[3]);
        try (var connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
                var statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 0");
            GeneratedTickets.fill(connection, new GeneratedTickets.Amount(tickets, 0));
            System.out.printf("%d tickets generated%n", tickets);
        }
    }
}
