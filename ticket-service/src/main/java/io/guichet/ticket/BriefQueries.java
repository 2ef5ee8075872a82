package io.guichet.ticket;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;

/** Queries whose answer is worth only so much time: what has none by then is given up, and harms nothing else. */
@ApplicationScoped
public class BriefQueries {

    private static final String LATE = "57014";
    private static final String LIMIT = "select set_config('statement_timeout', $1, true)";

    private final CurrentTransaction transaction;

    BriefQueries(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** The rows, or nothing if they take longer; in a transaction of its own, never within another. */
    public Uni<Optional<List<Row>>> select(Sql query, Duration most) {
        return Panache.withTransaction(() -> transaction.select(LIMIT, Long.toString(Math.max(1, most.toMillis())))
                .chain(() -> transaction.select(query.text(), query.parameters())))
                .map(rows -> Optional.of(rows.stream().map(Row::new).toList()))
                .onFailure(BriefQueries::isLate).recoverWithItem(Optional::empty);
    }

    private static boolean isLate(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case PgException database when LATE.equals(database.getSqlState()) -> true;
            case SQLException database when LATE.equals(database.getSQLState()) -> true;
            default -> isLate(failure.getCause());
        };
    }
}
