package io.guichet.notification.webhook;

import static io.guichet.notification.TicketFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.guichet.notification.webhook.Webhook.Change;

class WebhookTest {

    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final Change BY_ALICE = new Change("Alice", NOON);

    private final Webhook webhook = new Webhook(new UUID(0, 1), "crm", settings("https://crm.example/", true), "one",
            BY_ALICE);

    @Test
    void it_is_called_until_it_has_failed_too_often() {
        fail(19);
        assertThat(webhook.turn(PAUSE, NOON)).isEmpty();
        fail(1);

        assertThat(webhook.turn(PAUSE, NOON)).contains(NOON.plus(PAUSE));
    }

    @Test
    void after_each_pause_there_is_one_turn() {
        fail(20);
        var later = NOON.plus(PAUSE);

        assertThat(webhook.turn(PAUSE, later)).isEmpty();
        assertThat(webhook.turn(PAUSE, later)).contains(later.plus(PAUSE));
    }

    @Test
    void one_success_ends_the_pause() {
        fail(25);

        webhook.succeeded();

        assertThat(webhook.turn(PAUSE, NOON)).isEmpty();
        fail(19);
        assertThat(webhook.turn(PAUSE, NOON)).isEmpty();
    }

    @Test
    void another_address_is_a_new_beginning_and_another_name_is_none() {
        fail(20);

        assertThat(webhook.change(new WebhookSettings("CRM of sales", "https://crm.example/", true), BY_ALICE))
                .isFalse();
        assertThat(webhook.turn(PAUSE, NOON)).isPresent();
        assertThat(webhook.change(settings("https://other.example/", true), BY_ALICE)).isTrue();

        assertThat(webhook.turn(PAUSE, NOON)).isEmpty();
        assertThat(webhook.version()).isEqualTo(3);
    }

    @Test
    void after_a_rotation_both_secrets_sign_for_a_day() {
        webhook.rotate("two", Duration.ofDays(1), BY_ALICE);

        assertThat(webhook.secrets(NOON.plus(Duration.ofHours(23)))).containsExactly("two", "one");
        assertThat(webhook.secrets(NOON.plus(Duration.ofHours(24)))).containsExactly("two");
        webhook.rotate("three", Duration.ofDays(1), BY_ALICE);
        assertThat(webhook.secrets(NOON)).containsExactly("three", "two");
    }

    @Test
    void a_secret_that_nobody_can_open_is_replaced_and_signs_no_more() {
        webhook.rotate("two", Duration.ofDays(1), BY_ALICE);
        fail(20);

        webhook.replaceSecret("three", BY_ALICE);

        assertThat(webhook.secrets(NOON)).containsExactly("three");
        assertThat(webhook.turn(PAUSE, NOON)).isEmpty();
    }

    @Test
    void what_is_gone_says_why_it_is_disabled_until_somebody_changes_it() {
        webhook.gone(NOON);
        assertThat(webhook.isEnabled()).isFalse();
        assertThat(webhook.facts(null, NOON).disabledReason()).contains("410");

        assertThat(webhook.change(settings("https://crm.example/", true), BY_ALICE)).isTrue();

        assertThat(webhook.isEnabled()).isTrue();
        assertThat(webhook.facts(null, NOON).disabledReason()).isNull();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            webhook.failed(20, PAUSE, NOON);
        }
    }

    private static WebhookSettings settings(String url, boolean enabled) {
        return new WebhookSettings("CRM", url, enabled);
    }
}
