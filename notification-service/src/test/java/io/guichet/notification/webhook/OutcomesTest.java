package io.guichet.notification.webhook;

import static io.guichet.notification.TicketFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.notification.webhook.Outcome.Delivered;
import io.guichet.notification.webhook.Outcome.Gone;
import io.guichet.notification.webhook.Outcome.PutOff;
import io.guichet.notification.webhook.client.Reply;
import io.guichet.notification.webhook.client.Reply.Answered;

class OutcomesTest {

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void what_is_answered_with_success_is_delivered(int status) {
        assertThat(outcome(new Answered(status, "fine", "10"))).isEqualTo(new Delivered(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400, 401, 404, 409, 429, 500, 503})
    void what_is_answered_otherwise_is_put_off(int status) {
        assertThat(outcome(new Answered(status, "no", null)))
                .isEqualTo(new PutOff(status, "HTTP " + status + ": no", null));
    }

    @Test
    void who_is_gone_is_gone() {
        assertThat(outcome(new Answered(410, "", "10"))).isEqualTo(new Gone("HTTP 410"));
    }

    @Test
    void silence_is_put_off() {
        assertThat(outcome(new Reply.Failed("refused"))).isEqualTo(new PutOff(null, "refused", null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                             | 2026-01-05T12:00:00Z
            30                            | 2026-01-05T12:00:30Z
            999999999                     | 2026-01-05T13:00:00Z
            Mon, 05 Jan 2026 12:10:00 GMT | 2026-01-05T12:10:00Z
            Tue, 06 Jan 2026 12:00:00 GMT | 2026-01-05T13:00:00Z
            soon                          |
            -1                            |
            99999999999999999999          |
            """)
    void a_receiver_may_ask_for_an_hour_of_patience(String asked, Instant notBefore) {
        assertThat(outcome(new Answered(503, "", asked))).isEqualTo(new PutOff(503, "HTTP 503", notBefore));
    }

    private static Outcome outcome(Reply reply) {
        return Outcomes.of(reply, Duration.ofHours(1), NOON);
    }
}
