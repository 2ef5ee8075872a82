package io.guichet.notification.mail;

import static io.guichet.notification.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.guichet.notification.TicketFixtures;
import io.guichet.notification.mail.Letter.Origin;
import io.guichet.notification.mail.Letter.Sender;

class ParcelTest {

    private static final String GONE = "550 5.1.1 no such user";

    @Test
    void what_a_machine_writes_to_whoever_cannot_be_reached_says_why_it_is_not_sent() {
        assertThat(parcel(Origin.AUTO_REPLIED, "CLAIRE@client.example")).contains(GONE);
        assertThat(parcel(Origin.AUTO_GENERATED, "claire@client.example")).contains(GONE);
    }

    @Test
    void what_a_person_writes_or_somebody_else_gets_is_sent() {
        assertThat(parcel(Origin.WRITTEN, "claire@client.example")).isNull();
        assertThat(parcel(Origin.AUTO_GENERATED, "friend@client.example")).isNull();
    }

    private static @Nullable String parcel(Origin origin, String to) {
        var letter = new Letter(new Sender("Support", "s@x"), to, "r@x", "<i@x>", null, List.of(), origin, "Sujet",
                "Texte", "<p>Texte</p>", null, null);
        return Parcel.toCustomer(MailKind.REPLY, TicketFixtures.undeliverable(ticket().snapshot(), GONE), null, letter)
                .withheld();
    }
}
