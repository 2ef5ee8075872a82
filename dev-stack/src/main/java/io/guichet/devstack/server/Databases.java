package io.guichet.devstack.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/** Makes databases, each with an owner of its own whose password is needed, on a PostgreSQL server of this machine. */
public final class Databases {

    private static final List<String> EXTENSIONS = List.of("pg_trgm", "unaccent");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final int port;
    private final String superuserPassword;

    public Databases(int port, String superuserPassword) {
        this.port = port;
        this.superuserPassword = superuserPassword;
    }

    /** Makes role and database of this name, or gives the role the password if both exist. */
    public void create(String name, String password) throws SQLException {
        if (!NAME.matcher(name).matches() || password.contains("'")) {
            throw new IllegalArgumentException("not a name and password for a database: " + name);
        }
        try (var connection = connect("postgres")) {
            var verb = exists(connection, "SELECT FROM pg_roles WHERE rolname = ?", name) ? "ALTER" : "CREATE";
            execute(connection, verb + " ROLE " + name + " LOGIN PASSWORD '" + password + "'");
            if (!exists(connection, "SELECT FROM pg_database WHERE datname = ?", name)) {
                execute(connection, "CREATE DATABASE " + name + " OWNER " + name);
            }
            execute(connection, "REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
        }
        try (var connection = connect(name)) {
            for (var extension : EXTENSIONS) {
                execute(connection, "CREATE EXTENSION IF NOT EXISTS " + extension);
            }
        }
    }

    /** Removes database and role, whoever is still connected. */
    public void drop(String name) throws SQLException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a database: " + name);
        }
        try (var connection = connect("postgres")) {
            execute(connection, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            execute(connection, "DROP ROLE IF EXISTS " + name);
        }
    }

    /** The value of a server setting. */
    public String show(String setting) throws SQLException {
        try (var connection = connect("postgres");
                var statement = connection.prepareStatement("SELECT current_setting(?)")) {
            statement.setString(1, setting);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", superuserPassword);
        properties.setProperty("loginTimeout", "5");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
