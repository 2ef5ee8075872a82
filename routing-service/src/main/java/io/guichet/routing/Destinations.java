package io.guichet.routing;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/** The groups that a ticket can go to. */
@Singleton
class Destinations {

    /** Of the department {@code d}. */
    static final String FALLBACK = """
            coalesce(d.fallback_group,
                     (select g.key from agent_group g where g.department = d.key order by g.key limit 1))""";

    private final CurrentTransaction transaction;

    Destinations(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** The group that gets what no rule chooses: the one that the department names, or the first of its groups. */
    Uni<Optional<String>> fallback(String department) {
        return transaction.select("select " + FALLBACK + " from department d where d.key = $1", department)
                .map(rows -> rows.isEmpty() ? null : (String) rows.getFirst()[0])
                .chain(group -> group == null ? Uni.createFrom().item(Optional.empty()) : existing(group));
    }

    /** The group, if it exists; nobody removes it before the ticket has come there. */
    Uni<Optional<String>> existing(String group) {
        return transaction.select("select key from agent_group where key = $1 for key share", group)
                .map(rows -> rows.isEmpty() ? Optional.empty() : Optional.of(group));
    }
}
