package io.guichet.ticket.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketType;
import io.guichet.ticket.Body;
import io.guichet.ticket.NewTicket;
import io.guichet.ticket.contact.Contact;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.setting.Conditional;

class KnownTest {

    @Test
    void all_that_a_condition_on_requests_may_name_is_known_of_each() {
        var address = EmailAddress.parse("a@client.example").orElseThrow();
        var contact = new Contact(new UUID(0, 1), address, null, Instant.EPOCH);
        var asked = new NewTicket(address, null, Channel.API, "support-fr", "Card", new Body("Refused", null),
                Priority.NORMAL, TicketType.QUESTION, null, null, null, List.of(), Map.of("serial", 7), List.of(), null,
                true, null, null, List.of(), null);

        var known = Known.of(asked, contact);

        assertThat(known.keySet()).containsAll(Conditional.OF_REQUESTS).contains("fields.serial");
    }
}
