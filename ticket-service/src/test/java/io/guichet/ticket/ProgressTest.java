package io.guichet.ticket;

import static io.guichet.ticket.Given.after;
import static io.guichet.ticket.Given.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import io.guichet.events.TicketStatus;

class ProgressTest {

    @ParameterizedTest
    @EnumSource(names = {"ANSWERED", "RESOLVED", "CLOSED"})
    void who_was_answered_in_whatever_way_waits_no_more(TicketStatus status) {
        assertThat(ticket(status).snapshot().waitingSince()).isNull();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"ANSWERED", "RESOLVED", "CLOSED", "REOPENED"})
    void who_was_not_answered_waits_since_they_asked(TicketStatus status) {
        assertThat(ticket(status).snapshot().waitingSince()).isEqualTo(after(0));
    }
}
