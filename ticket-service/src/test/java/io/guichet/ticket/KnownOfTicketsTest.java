package io.guichet.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.guichet.ticket.intake.Known;
import io.guichet.ticket.setting.Conditional;

class KnownOfTicketsTest {

    @Test
    void all_that_a_condition_on_tickets_may_name_is_known_of_each() {
        assertThat(Known.of(Given.ticket().snapshot()).keySet()).containsAll(Conditional.OF_TICKETS)
                .containsAll(Conditional.OF_REQUESTS);
    }
}
