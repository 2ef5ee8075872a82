package io.guichet.ticket.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.ticket.Body;
import io.vertx.core.Vertx;

class MessageTextTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What is there before the event loop does anything else was done on the event loop. */
    @ParameterizedTest
    @CsvSource({"10,true", "400000,false"})
    void long_html_does_not_hold_up_an_event_loop(int length, boolean atOnce) throws Exception {
        var vertx = Vertx.vertx();
        try {
            var there = new CompletableFuture<Boolean>();
            var body = new CompletableFuture<Body>();

            vertx.runOnContext(loop -> {
                MessageText.body(null, "<p>" + "x".repeat(length) + "</p>").subscribe()
                        .with(body::complete, body::completeExceptionally);
                there.complete(body.isDone());
            });

            assertThat(there.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(atOnce);
            assertThat(body.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).text()).hasSize(length);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
