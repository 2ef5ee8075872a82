package io.guichet.gateway.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.gateway.web.EdgeResource;
import io.guichet.testing.MovableClock;
import io.guichet.testing.stack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(EdgeResource.class)
class SessionsTest {

    private static final Instant NOON = Instant.parse("2030-11-16T12:00:00Z");
    private static final SessionTokens TOKENS = new SessionTokens("id", "access-secret", "refresh", 120L, null);
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    Pool database;

    private final MovableClock clock = MovableClock.at(NOON);

    @Test
    void a_cookie_finds_the_tokens_of_its_session() {
        var id = get(sessions().open(TOKENS, HOUR));

        assertThat(get(sessions().find(id.cookie()))).map(Session::tokens).contains(TOKENS);
    }

    @Test
    void the_database_holds_neither_the_id_nor_a_token_in_clear() {
        var id = get(sessions().open(TOKENS, HOUR));

        var row = get(database.preparedQuery("select id_hash, sealed_tokens from session where id_hash = $1")
                .execute(Tuple.of(Buffer.buffer(id.hash()))))
                .iterator().next();
        assertThat(row.getBuffer(0).getBytes()).isNotEqualTo(id.secret());
        assertThat(new String(row.getBuffer(1).getBytes(), UTF_8)).doesNotContain("secret");
    }

    @Test
    void a_session_ends_by_its_age() {
        var id = get(sessions().open(TOKENS, HOUR));
        clock.advance(HOUR);

        assertThat(get(sessions().find(id.cookie()))).isEmpty();
    }

    @Test
    void renewing_prolongs_the_same_session_with_fresh_tokens() {
        var id = get(sessions().open(TOKENS, HOUR));
        clock.advance(Duration.ofMinutes(59));
        var fresh = new SessionTokens("id2", "access2", "refresh2", 120L, "openid");

        assertThat(get(sessions().renew(id, fresh, HOUR))).isTrue();

        clock.advance(Duration.ofMinutes(59));
        assertThat(get(sessions().find(id.cookie()))).map(Session::tokens).contains(fresh);
    }

    @Test
    void an_ended_session_is_not_renewed_by_a_refresh_that_was_under_way() {
        var id = get(sessions().open(TOKENS, HOUR));
        get(sessions().end(id.cookie()));

        assertThat(get(sessions().renew(id, TOKENS, HOUR))).isFalse();
        assertThat(get(sessions().find(id.cookie()))).isEmpty();
    }

    @Test
    void sweeping_deletes_what_is_over_and_nothing_else() {
        var old = get(sessions().open(TOKENS, HOUR));
        clock.advance(Duration.ofMinutes(90));
        var young = get(sessions().open(TOKENS, HOUR));

        assertThat(get(sessions().forgetExpired())).isGreaterThanOrEqualTo(1);

        clock.set(NOON);
        assertThat(get(sessions().find(old.cookie()))).isEmpty();
        assertThat(get(sessions().find(young.cookie()))).isPresent();
    }

    private Sessions sessions() {
        return new Sessions(database, clock);
    }

    private static <T> T get(Uni<T> result) {
        return result.await().atMost(Duration.ofSeconds(5));
    }
}
