package io.guichet.http.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.testing.MovableClock;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;

@QuarkusTest
class IdempotencyTest {

    @Inject
    Idempotency idempotency;

    @Inject
    MovableClock clock;

    private final AtomicInteger acts = new AtomicInteger();
    private String key = "";

    @BeforeEach
    void another_key() {
        key = UUID.randomUUID().toString();
    }

    @Test
    void the_same_request_again_answers_the_first_result() throws Throwable {
        var first = send("a", this::create);

        var second = send("a", this::create);

        assertThat(acts).hasValue(1);
        assertThat(second.getStatus()).isEqualTo(201);
        assertThat(second.getHeaderString("Location")).isEqualTo(first.getHeaderString("Location"));
        assertThat(second.getHeaderString("ETag")).isEqualTo("\"1\"");
        assertThat(second.getEntity()).isEqualTo(first.getEntity()).isEqualTo("{\"act\":1}");
    }

    @Test
    void another_body_with_the_same_key_is_refused() throws Throwable {
        send("a", this::create);

        assertThatThrownBy(() -> send("b", this::create)).isInstanceOf(KeyReused.class);

        assertThat(acts).hasValue(1);
    }

    @Test
    void the_same_key_of_somebody_else_is_another_request() throws Throwable {
        send("a", this::create);

        var other = run(new IdempotentRequest("client:other", "POST /things", key, "a"), this::create);

        assertThat(other.getEntity()).isEqualTo("{\"act\":2}");
    }

    @Test
    void before_an_act_of_several_steps_one_may_ask_for_the_first_result() throws Throwable {
        assertThat(repeated("a")).isEmpty();
        var first = send("a", this::create);

        var again = repeated("a").orElseThrow();

        assertThat(again.getEntity()).isEqualTo(first.getEntity());
        assertThatThrownBy(() -> repeated("b")).isInstanceOf(KeyReused.class);
    }

    @Test
    void the_answer_of_an_act_that_ends_on_any_thread_is_kept() throws Throwable {
        var first = answer("a");

        var again = answer("a");

        assertThat(acts).hasValue(1);
        assertThat(again.getEntity()).isEqualTo(first.getEntity()).isEqualTo("{\"act\":1}");
        assertThatThrownBy(() -> answer("b")).isInstanceOf(KeyReused.class);
    }

    @Test
    void without_a_key_each_request_is_carried_out() throws Throwable {
        run(new IdempotentRequest("client:c", "POST /things", null, "a"), this::create);
        run(new IdempotentRequest("client:c", "POST /things", null, "a"), this::create);

        assertThat(acts).hasValue(2);
    }

    @Test
    void while_the_first_is_running_the_second_is_told_so() throws Throwable {
        var started = new CompletableFuture<Void>();
        var mayEnd = new CompletableFuture<Void>();
        var first = CompletableFuture.supplyAsync(() -> quietly("a", () -> {
            started.complete(null);
            // Back to the thread of the session, as the answer of a database would come.
            var session = MutinyHelper.executor(Vertx.currentContext());
            return Uni.createFrom().completionStage(mayEnd).emitOn(session).chain(this::create);
        }));
        started.join();

        assertThatThrownBy(() -> send("a", this::create)).isInstanceOf(RequestStillRunning.class);

        mayEnd.complete(null);
        assertThat(first.join().getStatus()).isEqualTo(201);
        assertThat(send("a", this::create).getEntity()).isEqualTo("{\"act\":1}");
    }

    @Test
    void a_failed_act_leaves_nothing_and_may_be_tried_again() throws Throwable {
        assertThatThrownBy(() -> send("a", () -> remember("half done").chain(() -> Uni.createFrom()
                .failure(new IllegalStateException("no"))))).hasMessage("no");
        assertThat(remembered("half done")).isZero();

        var again = send("a", () -> remember("done").chain(this::create));

        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(remembered("done")).isOne();
    }

    @Test
    void after_a_day_the_key_is_free_and_the_row_is_gone() throws Throwable {
        send("a", this::create);
        var old = key;
        clock.advance(Duration.ofHours(24).plusSeconds(1));

        send("b", this::create);
        key = UUID.randomUUID().toString();
        send("c", this::create);

        assertThat(acts).hasValue(3);
        assertThat(rows(old)).as("taken over by b").isOne();
        clock.advance(Duration.ofHours(25));
        key = UUID.randomUUID().toString();
        send("d", this::create);
        assertThat(rows(old)).isZero();
    }

    @Test
    void an_empty_key_is_refused() {
        assertThatThrownBy(() -> new IdempotentRequest("client:c", "POST /things", " ", "a"))
                .hasMessage("Idempotency-Key must have 1 to 200 characters");
    }

    private Uni<Answer> create() {
        return Uni.createFrom().item(() -> Answer.created(URI.create("/things/1"), "\"1\"",
                Map.of("act", acts.incrementAndGet())));
    }

    @CanIgnoreReturnValue
    private Response send(String body, Supplier<Uni<Answer>> act) throws Throwable {
        return run(new IdempotentRequest("client:c", "POST /things", key, body), act);
    }

    private Optional<Response> repeated(String body) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> idempotency.repeated(new IdempotentRequest("client:c", "POST /things", key, body)));
    }

    private Response answer(String body) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> idempotency.answerOnce(
                new IdempotentRequest("client:c", "POST /things", key, body),
                () -> create().emitOn(Infrastructure.getDefaultWorkerPool())));
    }

    private Response quietly(String body, Supplier<Uni<Answer>> act) {
        try {
            return send(body, act);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    @CanIgnoreReturnValue
    private Response run(IdempotentRequest request, Supplier<Uni<Answer>> act) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> idempotency.once(request, act));
    }

    private static Uni<Integer> remember(String subject) {
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> session
                .createNativeQuery("insert into thing (id, subject, revision) values (gen_random_uuid(), :subject, 1)")
                .setParameter("subject", subject).executeUpdate()));
    }

    private static long remembered(String subject) throws Throwable {
        return count("select count(*) from thing where subject = :value", subject);
    }

    private static long rows(String key) throws Throwable {
        return count("select count(*) from idempotency where key = :value", key);
    }

    private static long count(String sql, String value) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Long.class).setParameter("value", value)
                        .getSingleResult())));
    }
}
