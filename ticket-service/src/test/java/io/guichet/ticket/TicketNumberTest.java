package io.guichet.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketNumberTest {

    @Test
    void a_number_is_read_as_people_write_it() {
        assertThat(TicketNumber.parse("#100042")).contains(new TicketNumber(100_042));
        assertThat(TicketNumber.parse(" 100042 ")).contains(new TicketNumber(100_042));
        assertThat(new TicketNumber(100_042)).hasToString("#100042");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "42", "100000", "-100042", "100042a", "9999999999999999"})
    void anything_else_is_no_number(String text) {
        assertThat(TicketNumber.parse(text)).isEmpty();
    }

    @Test
    void numbers_begin_at_100001() {
        assertThatThrownBy(() -> new TicketNumber(100_000)).isInstanceOf(IllegalArgumentException.class);
    }
}
