package io.guichet.devstack;

/**
 * An empty database that nobody else uses.
 *
 * @param url as services read it, for example {@code postgresql://127.0.0.1:15432/ticket}; a JDBC address with {@code
 *        jdbc:} before it
 * @param user the owner of the database
 */
public record Database(String url, String user, String password) {}
