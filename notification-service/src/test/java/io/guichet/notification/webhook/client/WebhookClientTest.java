package io.guichet.notification.webhook.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.notification.Receiver;
import io.guichet.notification.Receiver.Answer;
import io.vertx.core.Vertx;

class WebhookClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"})
    void nothing_is_sent_to_a_host_that_is_not_public_whatever_its_name(String host) {
        var reply = send(false, "http://" + host + ":" + receiver.port() + "/private");

        assertThat(reply).isInstanceOfSatisfying(Reply.Failed.class,
                failed -> assertThat(failed.reason()).contains("not public"));
        assertThat(receiver.received("/private")).isEmpty();
    }

    @Test
    void the_request_names_the_host_that_was_asked_for() {
        var reply = send(true, "http://localhost:" + receiver.port() + "/hook?a=b%20c");

        assertThat(reply).isEqualTo(new Reply.Answered(200, "", null));
        assertThat(receiver.received("/hook")).singleElement().satisfies(request -> {
            assertThat(request.header("Host")).isEqualTo("localhost:" + receiver.port());
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(request.header("webhook-id")).isEqualTo("1");
            assertThat(request.body()).isEqualTo("{\"é\":1}");
        });
    }

    @Test
    void a_redirect_is_an_answer_and_not_followed() {
        receiver.answer("/moved", new Answer(302, Map.of("Location", receiver.url("/elsewhere")), ""));

        assertThat(send(true, receiver.url("/moved"))).isEqualTo(new Reply.Answered(302, "", null));
        assertThat(receiver.received("/elsewhere")).isEmpty();
    }

    @Test
    void of_a_long_answer_the_beginning_is_kept() {
        receiver.answer("/long", new Answer(503, Map.of("Retry-After", "7"), "no\n\0".repeat(1_000_000)));

        var reply = send(true, receiver.url("/long"));

        assertThat(reply).isInstanceOfSatisfying(Reply.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(503);
            assertThat(answered.retryAfter()).isEqualTo("7");
            assertThat(answered.text()).hasSize(1000).startsWith("no no no");
        });
    }

    @Test
    void a_server_that_stays_silent_has_failed() {
        receiver.answer("/silent", Answer.SILENCE);

        assertThat(send(true, receiver.url("/silent"))).isEqualTo(new Reply.Failed("no answer within 1 s"));
    }

    @Test
    void a_host_that_does_not_exist_or_does_not_listen_has_failed() {
        var port = receiver.port();
        receiver.close();

        assertThat(send(true, "http://127.0.0.1:" + port + "/")).isInstanceOf(Reply.Failed.class);
        assertThat(send(true, "http://nobody.invalid/")).isInstanceOf(Reply.Failed.class);
    }

    private Reply send(boolean allowPrivate, String url) {
        var config = TestConfig.of(Map.of("guichet.webhooks.allow-private", Boolean.toString(allowPrivate),
                "guichet.webhooks.patience", "PT1S"));
        return new WebhookClient(vertx, config)
                .send(new WebhookRequest(URI.create(url), Map.of("webhook-id", "1"), "{\"é\":1}"))
                .await().atMost(PATIENCE);
    }
}
