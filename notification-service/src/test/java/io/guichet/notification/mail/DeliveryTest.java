package io.guichet.notification.mail;

import static io.guichet.notification.TicketFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.guichet.events.DeliveryEvent.MailFailed;
import io.guichet.events.DeliveryEvent.MailSent;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.mail.Letter.Origin;
import io.guichet.notification.mail.Letter.Sender;
import io.guichet.notification.sending.RetrySchedule;

class DeliveryTest {

    private static final UUID ID = UUID.randomUUID();
    private static final UUID TICKET = UUID.randomUUID();
    private static final UUID MESSAGE = UUID.randomUUID();
    private static final Letter LETTER = new Letter(new Sender("Support", "s@x"), "c@y", "r@x", "<i@x>", "<a@y>",
            List.of("<a@y>"), Origin.WRITTEN, "Sujet", "Texte", "<p>Texte</p>", null, null);
    private static final RetrySchedule SCHEDULE = new RetrySchedule(Duration.ofSeconds(10), Duration.ofHours(2),
            Duration.ofDays(2));

    private static final Attempt.PutOff LATER = new Attempt.PutOff("451 later", false);
    private static final Attempt.PutOff SILENT = new Attempt.PutOff("Connection was closed", true);

    private final Delivery delivery = new Delivery(ID, new Occasion(UUID.randomUUID(), NOON, 1),
            new Parcel(MailKind.REPLY, TICKET, MESSAGE, LETTER), NOON);

    @Test
    void a_letter_comes_out_of_the_database_as_it_went_in() {
        assertThat(delivery.letter()).contains(LETTER);
    }

    @Test
    void a_mail_that_was_taken_is_told_of_and_not_sent_again() {
        assertThat(delivery.taken(NOON)).isEqualTo(new MailSent(TICKET, ID, MESSAGE, "c@y", "<i@x>", NOON));
        assertThat(delivery.isOpen()).isFalse();
        assertThat(delivery.letter()).isEmpty();
    }

    @Test
    void a_mail_that_was_refused_is_told_of_as_failed_for_good() {
        assertThat(delivery.refused("550 no", false, NOON))
                .isEqualTo(new MailFailed(TICKET, ID, MESSAGE, "c@y", "550 no", true, NOON));
        assertThat(delivery.isOpen()).isFalse();
    }

    @Test
    void a_mail_that_is_put_off_is_told_of_once() {
        assertThat(delivery.putOff(LATER, NOON.plusSeconds(10), NOON))
                .contains(new MailFailed(TICKET, ID, MESSAGE, "c@y", "451 later", false, NOON));
        assertThat(delivery.putOff(LATER, NOON.plusSeconds(10), NOON)).isEmpty();
        assertThat(delivery.letter()).contains(LETTER);
    }

    @Test
    void the_wait_grows_with_the_attempts() {
        assertThat(delivery.nextAttempt(SCHEDULE, NOON)).contains(NOON.plusSeconds(10));
        assertThat(delivery.putOff(LATER, NOON.plusSeconds(10), NOON)).isPresent();
        assertThat(delivery.nextAttempt(SCHEDULE, NOON)).contains(NOON.plusSeconds(20));
    }

    @Test
    void what_the_server_answered_to_is_no_second_copy_when_it_is_tried_again() {
        assertThat(delivery.begin()).isFalse();
        assertThat(delivery.putOff(LATER, NOON, NOON)).isPresent();
        assertThat(delivery.begin()).isFalse();
    }

    @Test
    void after_a_crash_or_without_an_answer_another_attempt_may_make_a_second_copy() {
        assertThat(delivery.begin()).isFalse();
        assertThat(delivery.begin()).isTrue();
        assertThat(delivery.putOff(SILENT, NOON, NOON)).isPresent();
        assertThat(delivery.begin()).isTrue();
    }

    @Test
    void a_mail_that_failed_is_sent_again_with_new_patience() {
        assertThat(delivery.refused("550 no", false, NOON)).isNotNull();
        var later = NOON.plus(Duration.ofDays(5));

        delivery.resend(later);

        assertThat(delivery.letter()).contains(LETTER);
        assertThat(delivery.nextAttempt(SCHEDULE, later)).contains(later.plusSeconds(10));
        assertThat(delivery.begin()).isFalse();
    }

    @Test
    void what_waits_for_its_next_attempt_need_not_wait() {
        assertThat(delivery.putOff(LATER, NOON.plusSeconds(7200), NOON)).isPresent();

        delivery.resend(NOON.plusSeconds(60));

        assertThat(delivery.isOpen()).isTrue();
        assertThat(delivery.isWaiting(NOON.plusSeconds(60))).isFalse();
        assertThatThrownBy(() -> delivery.resend(NOON.plusSeconds(61))).isInstanceOf(DeliveryNotResendable.class);
    }

    @Test
    void what_waits_for_room_need_not_wait_either() {
        delivery.waits(NOON.plusSeconds(60));
        assertThat(delivery.isWaiting(NOON)).isTrue();

        delivery.resend(NOON);

        assertThat(delivery.isWaiting(NOON)).isFalse();
    }

    @Test
    void after_two_days_nothing_is_tried_any_more() {
        var last = NOON.plus(Duration.ofHours(47));

        assertThat(delivery.nextAttempt(SCHEDULE, last)).isPresent();
        assertThat(delivery.nextAttempt(SCHEDULE, NOON.plus(Duration.ofDays(2)))).isEmpty();
    }

    @Test
    void a_mail_that_is_still_tried_or_was_sent_is_not_sent_again() {
        assertThatThrownBy(() -> delivery.resend(NOON)).isInstanceOf(DeliveryNotResendable.class);
        assertThat(delivery.taken(NOON)).isNotNull();
        assertThatThrownBy(() -> delivery.resend(NOON)).isInstanceOf(DeliveryNotResendable.class);
    }
}
