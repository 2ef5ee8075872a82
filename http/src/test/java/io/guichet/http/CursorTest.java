package io.guichet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00.123456Z");
    private static final UUID ID = new UUID(7, 9);

    @Test
    void a_cursor_survives_its_way_through_a_url() {
        var opaque = Cursor.of(NOON, null, "c'est ça, \"là\"", 42L, ID).toString();

        var cursor = Cursor.parse(opaque);

        assertThat(opaque).matches("[A-Za-z0-9_-]+");
        assertThat(cursor.instant(0)).contains(NOON);
        assertThat(cursor.text(1)).isEmpty();
        assertThat(cursor.instant(1)).isEmpty();
        assertThat(cursor.text(2)).contains("c'est ça, \"là\"");
        assertThat(cursor.number(3)).contains(42L);
        assertThat(cursor.id(4)).contains(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "????", "e30", "W10", "bnVsbA", "WzEsWzJdXQ"})
    void what_is_no_cursor_is_refused(String opaque) {
        assertThatThrownBy(() -> Cursor.parse(opaque)).isInstanceOf(InvalidParameter.class)
                .hasMessage("cursor is not one that this list gave");
    }

    @Test
    void a_huge_cursor_is_refused_unread() {
        assertThatThrownBy(() -> Cursor.parse("a".repeat(1001))).isInstanceOf(InvalidParameter.class);
    }

    @Test
    void the_cursor_of_another_list_is_refused() {
        var cursor = Cursor.parse(Base64.getUrlEncoder()
                .encodeToString("[\"yesterday\"]".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> cursor.instant(0)).isInstanceOf(InvalidParameter.class);
        assertThatThrownBy(() -> cursor.id(0)).isInstanceOf(InvalidParameter.class);
        assertThatThrownBy(() -> cursor.number(0)).isInstanceOf(InvalidParameter.class);
        assertThatThrownBy(() -> cursor.text(1)).isInstanceOf(InvalidParameter.class);
    }

    @Test
    void a_page_names_the_next_only_when_there_is_more() {
        var asked = PageRequest.of("2", null);

        assertThat(Page.of(List.of("a", "b", "c"), asked, Cursor::of))
                .isEqualTo(new Page<>(List.of("a", "b"), Cursor.of("b").toString()));
        assertThat(Page.of(List.of("a", "b"), asked, Cursor::of)).isEqualTo(new Page<>(List.of("a", "b"), null));
    }

    @Test
    void a_page_has_fifty_items_unless_asked_otherwise() {
        assertThat(PageRequest.of(null, null)).satisfies(asked -> {
            assertThat(asked.limit()).isEqualTo(50);
            assertThat(asked.fetch()).isEqualTo(51);
            assertThat(asked.after()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "ten", "", "1.5", "99999999999"})
    void a_strange_limit_is_refused(String limit) {
        assertThatThrownBy(() -> PageRequest.of(limit, null)).isInstanceOf(InvalidParameter.class)
                .hasMessage("limit must be a number between 1 and 200");
    }
}
