package io.guichet.notification.webhook;

import static io.guichet.notification.TicketFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.guichet.notification.sending.RetrySchedule;
import io.guichet.notification.webhook.Outcome.PutOff;

class WebhookDeliveryTest {

    private static final RetrySchedule SCHEDULE = new RetrySchedule(Duration.ofSeconds(10), Duration.ofHours(4),
            Duration.ofDays(3));
    private static final UUID TICKET = new UUID(0, 7);

    private final WebhookDelivery delivery = delivery(1);

    @Test
    void deliveries_that_failed_together_come_back_one_by_one() {
        var next = IntStream.range(0, 50).mapToObj(WebhookDeliveryTest::delivery)
                .map(each -> each.nextAttempt(SCHEDULE, null, NOON).orElseThrow()).toList();

        assertThat(next).allMatch(at -> !at.isBefore(NOON.plusMillis(7500)) && !at.isAfter(NOON.plusSeconds(10)));
        assertThat(next.stream().distinct()).hasSizeGreaterThan(20);
    }

    @Test
    void it_is_tried_for_three_days() {
        var now = NOON;
        var tries = 0;
        for (var next = delivery.nextAttempt(SCHEDULE, null, now); next.isPresent(); tries++) {
            now = next.get();
            delivery.putOff(new PutOff(500, "HTTP 500", null), now, now);
            next = delivery.nextAttempt(SCHEDULE, null, now);
        }

        assertThat(now).isBetween(NOON.plus(Duration.ofHours(66)), NOON.plus(Duration.ofHours(72)));
        assertThat(tries).isBetween(20, 40);
    }

    @Test
    void a_receiver_that_asks_for_patience_gets_it_but_not_less_than_ours() {
        assertThat(delivery.nextAttempt(SCHEDULE, NOON.plusSeconds(90), NOON)).contains(NOON.plusSeconds(90));
        assertThat(delivery.nextAttempt(SCHEDULE, NOON.plusSeconds(1), NOON).orElseThrow())
                .isAfter(NOON.plusSeconds(5));
    }

    @Test
    void a_ping_is_tried_once() {
        var ping = new WebhookDelivery(new UUID(0, 2), new UUID(0, 1),
                WebhookMessages.ping(new UUID(0, 3), "crm", NOON), NOON);

        assertThat(ping.nextAttempt(SCHEDULE, null, NOON)).isEmpty();
    }

    @Test
    void what_is_settled_can_be_sent_again_and_what_is_open_cannot() {
        assertThatThrownBy(() -> delivery.resend(NOON)).isInstanceOf(WebhookDeliveryNotResendable.class);
        delivery.failed(500, "HTTP 500", NOON);

        delivery.resend(NOON.plus(Duration.ofDays(4)));

        assertThat(delivery.isOpen()).isTrue();
        assertThat(delivery.nextAttempt(SCHEDULE, null, NOON.plus(Duration.ofDays(4)))).isPresent();
        assertThat(delivery.isGivenUpBy(NOON.plus(Duration.ofDays(6)), SCHEDULE)).isFalse();
        assertThat(delivery.isGivenUpBy(NOON.plus(Duration.ofDays(8)), SCHEDULE)).isTrue();
    }

    @Test
    void what_waits_for_its_next_try_need_not_wait_and_what_is_under_way_cannot_begin_twice() {
        delivery.putOff(new PutOff(503, "HTTP 503", null), NOON.plusSeconds(3600), NOON);
        assertThat(delivery.facts(NOON).resendable()).isTrue();

        delivery.resend(NOON.plusSeconds(60));

        assertThat(delivery.nextAt()).contains(NOON.plusSeconds(60));
        assertThat(delivery.facts(NOON.plusSeconds(60)).resendable()).isFalse();
        assertThatThrownBy(() -> delivery.resend(NOON.plusSeconds(61)))
                .isInstanceOf(WebhookDeliveryNotResendable.class).hasMessageContaining("at this moment");
    }

    private static WebhookDelivery delivery(int number) {
        var message = new WebhookMessage(new UUID(9, number), "sla.escalation.due", TICKET, "{}");
        return new WebhookDelivery(new UUID(number, 0), new UUID(0, 1), message, NOON);
    }
}
