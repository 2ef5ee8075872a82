package io.guichet.notification.mail;

import static io.guichet.notification.TicketFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.notification.audience.Occasion;
import io.guichet.notification.mail.Letter.Origin;
import io.guichet.notification.mail.Letter.Sender;

class ReturnedMailTest {

    private final Delivery newer = sent("newer@supplier.example");
    private final Delivery older = sent("Older@supplier.example");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"older@supplier.example,Older@supplier.example",
        "newer@supplier.example,newer@supplier.example", "-,newer@supplier.example", "third@supplier.example,-"})
    void of_two_with_one_message_id_the_recipients_comes_back(@Nullable String told, @Nullable String returned) {
        assertThat(Deliveries.returned(List.of(newer, older), told).map(Delivery::recipient).orElse(null))
                .isEqualTo(returned);
    }

    @Test
    void a_single_one_comes_back_whoever_is_named() {
        assertThat(Deliveries.returned(List.of(older), "sent-on@elsewhere.example")).contains(older);
    }

    @Test
    void what_came_back_before_does_not_take_another_along() {
        var unused = older.bounced("550 gone", true, NOON);

        assertThat(Deliveries.returned(List.of(newer, older), "older@supplier.example")).isEmpty();
    }

    @Test
    void what_may_have_been_taken_comes_back_before_anybody_knows_that_it_was_and_is_not_tried_any_more() {
        var unsure = queued("claire@client.example");
        assertThat(Deliveries.returned(List.of(unsure), null)).isEmpty();
        assertThat(unsure.begin()).isFalse();
        assertThat(unsure.putOff(new Attempt.PutOff("silence", true), NOON.plusSeconds(60), NOON)).isPresent();

        assertThat(Deliveries.returned(List.of(unsure), null)).contains(unsure);
        var unused = unsure.bounced("550 gone", true, NOON);

        assertThat(unsure.isOpen()).isFalse();
    }

    @Test
    void what_is_merely_late_is_still_tried_when_it_was_to_be() {
        var unsure = queued("claire@client.example");
        assertThat(unsure.begin()).isFalse();
        assertThat(unsure.putOff(new Attempt.PutOff("silence", true), NOON.plusSeconds(60), NOON)).isPresent();

        var unused = unsure.bounced("delayed", false, NOON);

        assertThat(unsure.isWaiting(NOON)).isTrue();
    }

    private static Delivery sent(String to) {
        var delivery = queued(to);
        var unused = delivery.taken(NOON);
        return delivery;
    }

    private static Delivery queued(String to) {
        var letter = new Letter(new Sender("Support", "s@x"), to, "r@x", "<i@x>", null, List.of(), Origin.WRITTEN,
                "Sujet", "Texte", "<p>Texte</p>", null, null);
        return new Delivery(UUID.randomUUID(), new Occasion(UUID.randomUUID(), NOON, 1),
                new Parcel(MailKind.REPLY, UUID.randomUUID(), UUID.randomUUID(), letter), NOON);
    }
}
