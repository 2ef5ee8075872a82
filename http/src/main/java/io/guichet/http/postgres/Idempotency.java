package io.guichet.http.postgres;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.hibernate.reactive.mutiny.Mutiny;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Carries out a request once: its result is stored in the transaction of the act itself, so either both happened or
 * neither. Kept for 24 hours.
 */
@ApplicationScoped
public class Idempotency {

    private static final Duration KEPT = Duration.ofHours(24);

    private static final String LOCK = "select pg_try_advisory_xact_lock(:lock)";
    private static final String FIND = """
            select body_hash, status, headers, body from idempotency
            where caller = :caller and route = :route and key = :key and created_at > :oldest""";
    private static final String STORE = """
            insert into idempotency (caller, route, key, body_hash, status, headers, body, created_at)
            values (:caller, :route, :key, :hash, :status, :headers, :body, :now)
            on conflict (caller, route, key) do update set body_hash = excluded.body_hash, status = excluded.status,
            headers = excluded.headers, body = excluded.body, created_at = excluded.created_at""";
    /** A few at a time, with each request that brings a new one: the table cannot grow and no job is needed. */
    private static final String FORGET = """
            delete from idempotency where (caller, route, key) in (select caller, route, key from idempotency
            where created_at <= :oldest order by created_at limit 10 for update skip locked)""";

    private final Clock clock;
    private final StoredAnswers answers;

    Idempotency(Clock clock, StoredAnswers answers) {
        this.clock = clock;
        this.answers = answers;
    }

    /**
     * Carries out the act, or gives the result of the first time. The act joins the transaction that this begins; a
     * failure undoes it and is not kept. Without a key the act is simply carried out, in a transaction as well.
     *
     * @return the act's answer; it fails with {@link KeyReused} when the key came with another body before, and with
     * {@link RequestStillRunning} while the first request with it has not ended
     */
    public Uni<Response> once(IdempotentRequest request, Supplier<Uni<Answer>> act) {
        if (request.key() == null) {
            return Panache.withTransaction(act).map(answers::written).map(StoredAnswer::response);
        }
        var attempt = new Attempt(request.caller(), request.route(), request.key(), answers.hash(request.body()));
        return Panache.withTransaction(() -> Panache.getSession()
                .call(session -> lock(session, attempt))
                .chain(session -> find(session, attempt)
                        .chain(found -> found.isEmpty() ? carryOut(session, attempt, act) : repeat(found, attempt))))
                .map(StoredAnswer::response);
    }

    /**
     * What an earlier request with the same key was answered; empty when there was none. For an act of several
     * transactions, before its first: the last one carries it out {@link #once}.
     *
     * @return fails with {@link KeyReused} when the key came with another body before
     */
    public Uni<Optional<Response>> repeated(IdempotentRequest request) {
        if (request.key() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        var attempt = new Attempt(request.caller(), request.route(), request.key(), answers.hash(request.body()));
        return Panache.withSession(() -> Panache.getSession().chain(session -> find(session, attempt)))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : repeat(found, attempt).map(StoredAnswer::response).map(Optional::of));
    }

    /**
     * Carries out an act that is no single transaction, ends on any thread and may be done twice without harm: it is its
     * answer alone that is kept, and given to each repetition.
     *
     * @return the act's answer; it fails as {@link #once} does
     */
    public Uni<Response> answerOnce(IdempotentRequest request, Supplier<Uni<Answer>> act) {
        // A session belongs to the request's own event loop.
        var context = Objects.requireNonNull(Vertx.currentContext(), "a request runs in a context");
        return repeated(request).chain(answered -> answered.isPresent()
                ? Uni.createFrom().item(answered.get())
                : act.get().emitOn(action -> context.runOnContext(go -> action.run()))
                        .chain(answer -> once(request, () -> Uni.createFrom().item(answer))));
    }

    private static Uni<Void> lock(Mutiny.Session session, Attempt attempt) {
        return session.createNativeQuery(LOCK, Boolean.class).setParameter("lock", attempt.lock()).getSingleResult()
                .invoke(locked -> {
                    if (!locked) {
                        throw new RequestStillRunning();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<List<Object[]>> find(Mutiny.Session session, Attempt attempt) {
        return session.createNativeQuery(FIND, Object[].class)
                .setParameter("caller", attempt.caller())
                .setParameter("route", attempt.route())
                .setParameter("key", attempt.key())
                .setParameter("oldest", clock.instant().minus(KEPT))
                .getResultList();
    }

    private Uni<StoredAnswer> repeat(List<Object[]> found, Attempt attempt) {
        var row = found.getFirst();
        if (!attempt.hash().equals(row[0])) {
            throw new KeyReused();
        }
        return Uni.createFrom().item(answers.read(row));
    }

    private Uni<StoredAnswer> carryOut(Mutiny.Session session, Attempt attempt, Supplier<Uni<Answer>> act) {
        return act.get().map(answers::written)
                .call(session::flush)
                .call(answer -> store(session, attempt, answer))
                .call(() -> forget(session));
    }

    private Uni<Integer> store(Mutiny.Session session, Attempt attempt, StoredAnswer answer) {
        return session.createNativeQuery(STORE)
                .setParameter("caller", attempt.caller())
                .setParameter("route", attempt.route())
                .setParameter("key", attempt.key())
                .setParameter("hash", attempt.hash())
                .setParameter("status", answer.status())
                .setParameter("headers", answers.headers(answer))
                .setParameter("body", answer.body())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private Uni<Integer> forget(Mutiny.Session session) {
        return session.createNativeQuery(FORGET).setParameter("oldest", clock.instant().minus(KEPT)).executeUpdate();
    }
}
