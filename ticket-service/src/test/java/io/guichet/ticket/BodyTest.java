package io.guichet.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class BodyTest {

    @Test
    void a_long_text_is_cut_between_characters_for_events() {
        var text = "é".repeat(Body.IN_EVENT);

        var excerpt = new Body("x" + text, null).excerpt();

        assertThat(excerpt.getBytes(StandardCharsets.UTF_8)).hasSize(Body.IN_EVENT - 1);
        assertThat(excerpt).endsWith("é");
    }

    @Test
    void an_event_carries_the_html_whole_or_not_at_all() {
        var fits = "<p>" + "x".repeat(Body.IN_EVENT - 7) + "</p>";
        var quotes = "\"".repeat(Body.IN_EVENT / 2);

        assertThat(new Body("x", fits).htmlInEvents()).isEqualTo(fits);
        assertThat(new Body("x", fits + "x").htmlInEvents()).isNull();
        assertThat(new Body("x", quotes).htmlInEvents()).isEqualTo(quotes);
        assertThat(new Body("x", quotes + "\"").htmlInEvents()).isNull();
        assertThat(new Body("x", null).htmlInEvents()).isNull();
    }

    @Test
    void what_the_database_refuses_is_left_out() {
        assertThat(new Body("a\0b\u0007c\nd\te", null).text()).isEqualTo("abc\nd\te");
        assertThat(new Body("a\uD800b", null).text()).isEqualTo("ab");
        assertThat(new Body("😀", null).text()).isEqualTo("😀");
    }
}
