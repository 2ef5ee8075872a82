package io.guichet.reliable.postgres;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.hibernate.action.spi.AfterTransactionCompletionProcess;
import org.hibernate.reactive.engine.ReactiveBeforeTransactionCompletionProcess;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.hibernate.reactive.session.ReactiveSession;
import org.jspecify.annotations.Nullable;

import io.netty.buffer.Unpooled;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * SQL on the connection of the transaction that is going on, after what the session holds has been written.
 * <p>
 * Parameters are {@code $1}, {@code $2} …; an {@link Instant}, a {@code byte[]} and several of them may be given as they
 * are. A {@code timestamptz} is read as {@code OffsetDateTime}.
 */
@Singleton
public class CurrentTransaction {

    // A session that fails is thrown away, with what was gathered in it.
    private final Map<Mutiny.Session, Map<String, Set<UUID>>> gathered = Collections
            .synchronizedMap(new WeakHashMap<>());

    /** Runs an insert, update or delete; the number of rows that it touched. */
    public Uni<Integer> update(String sql, @Nullable Object... parameters) {
        return onConnection(connection -> connection.update(sql, bind(parameters)));
    }

    /** Runs a query, or a statement with {@code returning}; its rows. */
    public Uni<List<@Nullable Object[]>> select(String sql, @Nullable Object... parameters) {
        return onConnection(connection -> connection.select(sql, bind(parameters))).map(CurrentTransaction::rows);
    }

    /**
     * As {@link #update}, on a table of this module: no entity maps one, so nothing that the session holds matters, and
     * looking through all that it holds is the greatest cost of a statement.
     */
    Uni<Integer> updateOwn(String sql, @Nullable Object... parameters) {
        return asItIs(connection -> connection.update(sql, bind(parameters)));
    }

    /** As {@link #select}, on a table of this module. */
    Uni<List<@Nullable Object[]>> selectOwn(String sql, @Nullable Object... parameters) {
        return asItIs(connection -> connection.select(sql, bind(parameters))).map(CurrentTransaction::rows);
    }

    /** Runs the action once the transaction has been committed; never if it is rolled back. */
    public Uni<Void> afterCommit(Runnable action) {
        AfterTransactionCompletionProcess process = (committed, session) -> {
            if (committed) {
                action.run();
            }
        };
        return Panache.getSession()
                .invoke(session -> ((MutinySessionImpl) session).unwrap(ReactiveSession.class).getReactiveActionQueue()
                        .registerProcess(process))
                .replaceWithVoid();
    }

    /**
     * Gathers ids until the transaction is about to be committed, and then runs the statement once for all of them: what
     * it locks, it can lock in their order, and after whatever else the transaction locks.
     *
     * @param sql its only parameter is the ids that were gathered for it
     */
    public Uni<Void> gather(String sql, UUID id) {
        return Panache.getSession()
                .invoke(session -> gathered.computeIfAbsent(session, begun -> new HashMap<>())
                        .computeIfAbsent(sql, begun -> gatherUntilCommit(session, sql)).add(id))
                .replaceWithVoid();
    }

    private Set<UUID> gatherUntilCommit(Mutiny.Session session, String sql) {
        var ids = new HashSet<UUID>();
        ReactiveBeforeTransactionCompletionProcess process = completing -> {
            gathered.remove(session);
            return completing.getReactiveConnection().update(sql, new Object[]{ids.toArray(UUID[]::new)})
                    .thenAccept(rows -> {});
        };
        ((MutinySessionImpl) session).unwrap(ReactiveSession.class).getReactiveActionQueue().registerProcess(process);
        return ids;
    }

    private static <T> Uni<T> onConnection(Function<ReactiveConnection, CompletionStage<T>> statement) {
        return Panache.getSession().call(Mutiny.Session::flush).chain(() -> asItIs(statement));
    }

    private static <T> Uni<T> asItIs(Function<ReactiveConnection, CompletionStage<T>> statement) {
        return Panache.getSession()
                .map(session -> ((MutinySessionImpl) session).getReactiveConnection())
                .chain(connection -> Uni.createFrom().completionStage(() -> statement.apply(connection)));
    }

    private static List<@Nullable Object[]> rows(ReactiveConnection.Result result) {
        var rows = new ArrayList<@Nullable Object[]>();
        result.forEachRemaining(rows::add);
        return rows;
    }

    private static @Nullable Object[] bind(@Nullable Object[] parameters) {
        return Stream.of(parameters).map(CurrentTransaction::bind).toArray();
    }

    private static @Nullable Object bind(@Nullable Object parameter) {
        return switch (parameter) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case byte[] bytes -> wrapped(bytes);
            case byte[][] several -> Stream.of(several).map(CurrentTransaction::wrapped).toArray(Buffer[]::new);
            default -> parameter;
        };
    }

    /** As it is: a copy of a large mail would not fit beside it. */
    private static Buffer wrapped(byte[] bytes) {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes));
    }
}
