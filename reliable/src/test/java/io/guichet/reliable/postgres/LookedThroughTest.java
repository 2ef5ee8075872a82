package io.guichet.reliable.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.guichet.reliable.postgres.DueRows.Page;
import io.guichet.reliable.postgres.DueRows.Place;

class LookedThroughTest {

    private static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");
    private static final Place BEGINNING = Place.after(NINE);

    private final LookedThrough looked = new LookedThrough();

    @Test
    void what_is_less_than_a_page_is_looked_at_from_its_beginning_each_time() {
        assertThat(from(0)).isEqualTo(BEGINNING);
        looked.note(page(1, true), false);

        assertThat(from(1)).isEqualTo(BEGINNING);
        assertThat(looked.hasMore()).isFalse();
    }

    @Test
    void what_is_more_is_looked_through_page_by_page_to_its_end_and_from_there() {
        var _ = from(0);
        looked.note(page(1, false), false);
        assertThat(looked.hasMore()).isTrue();
        assertThat(from(2_000)).as("however long it takes").isEqualTo(place(1));

        looked.note(page(2, true), false);

        assertThat(looked.hasMore()).isFalse();
        assertThat(from(0)).isEqualTo(place(2));
    }

    @Test
    void after_a_second_one_begins_anew() {
        var _ = from(0);
        looked.note(page(1, false), false);
        var _ = from(1);
        looked.note(page(2, true), false);

        assertThat(from(1_000)).isEqualTo(BEGINNING);
    }

    @Test
    void a_page_of_which_more_can_be_done_is_looked_at_again() {
        var _ = from(0);
        looked.note(page(1, false), false);

        var _ = from(1);
        looked.note(page(2, false), true);

        assertThat(from(2)).isEqualTo(place(1));
        assertThat(looked.hasMore()).isFalse();
    }

    @Test
    void what_is_done_already_is_not_looked_at() {
        var _ = from(0);
        looked.note(page(1, false), false);

        assertThat(looked.from(NINE.plusSeconds(2), uptime(1))).isEqualTo(Place.after(NINE.plusSeconds(2)));
    }

    private Place from(int millis) {
        return looked.from(NINE, uptime(millis));
    }

    private static Duration uptime(int millis) {
        return Duration.ofHours(7).plusMillis(millis);
    }

    private static Page page(int last, boolean isLast) {
        return new Page(List.of(), place(last), isLast);
    }

    private static Place place(int second) {
        return new Place(NINE.plusSeconds(second), new UUID(0, second));
    }
}
