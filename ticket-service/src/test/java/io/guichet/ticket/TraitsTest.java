package io.guichet.ticket;

import static io.guichet.ticket.Given.CLAIRE;
import static io.guichet.ticket.Given.byCustomer;
import static io.guichet.ticket.Given.id;
import static io.guichet.ticket.Given.reply;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketType;

class TraitsTest {

    @Test
    void fields_that_no_event_could_carry_open_no_ticket_however_they_come() {
        var opening = new Opening(id(1), new TicketNumber(100_001), id(100), CLAIRE, Channel.WEB_FORM, "support-fr",
                "Card refused", Priority.NORMAL, TicketType.QUESTION, null, null, "fr", null, List.of(),
                Map.of("url", "x".repeat(40_000)), reply("My card is refused."), null, true, null, null, null, null,
                null, List.of());

        assertThatThrownBy(() -> Ticket.open(opening, byCustomer(0))).isInstanceOf(FieldsTooLarge.class);
    }
}
