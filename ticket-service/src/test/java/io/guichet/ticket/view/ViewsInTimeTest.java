package io.guichet.ticket.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.guichet.http.Caller;
import io.guichet.http.TicketScope;
import io.guichet.testing.MovableClock;
import io.guichet.ticket.Row;
import io.guichet.ticket.Sql;
import io.guichet.ticket.query.Asker;
import io.smallrye.mutiny.Uni;

/** Counting has little time; whoever comes too late is not always the same. */
class ViewsInTimeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration ALMOST_TOO_LONG = Duration.ofMillis(140);

    private final MovableClock clock = MovableClock.at("2026-01-05T12:00:00Z");
    private final List<Duration> asked = new ArrayList<>();
    private final ViewCounts counts = new ViewCounts(this::counted, clock);
    private final Asker asker = new Asker(TicketScope.of(new Caller.Machine("x", Set.of())), null, Set.of(),
            Instant.EPOCH);

    @Test
    void views_that_cannot_be_counted_together_in_time_are_counted_one_by_one_and_for_a_while_so() {
        var views = IntStream.range(0, 3).mapToObj(number -> view(number, "status", "is", "OPEN")).toList();

        assertThat(numbers(views)).containsExactly(1L, 1L, 1L);
        assertThat(asked).hasSize(4);
        assertThat(numbers(views)).containsExactly(1L, 1L, 1L);
        assertThat(asked).hasSize(7);

        clock.advance(Duration.ofMinutes(6));
        assertThat(numbers(views)).containsExactly(1L, 1L, 1L);
        assertThat(asked).hasSize(11);
    }

    @Test
    void views_that_were_left_out_for_want_of_time_come_first_the_next_time() {
        var views = IntStream.range(0, 10).mapToObj(number -> view(number, "tags", "contains", "x")).toList();

        var first = numbers(views);
        var second = numbers(views);

        assertThat(first).hasSize(10).containsNull();
        assertThat(second).hasSize(10).containsNull();
        assertThat(IntStream.range(0, 10).allMatch(place -> first.get(place) != null || second.get(place) != null))
                .isTrue();
    }

    /** All together take too long, one alone hardly not. */
    private Uni<Optional<List<Row>>> counted(Sql query, Duration most) {
        asked.add(most);
        var together = query.text().contains("count(*) filter");
        clock.advance(together ? most : ALMOST_TOO_LONG);
        return Uni.createFrom()
                .item(together ? Optional.empty() : Optional.of(List.of(new Row(new Object[]{1L}))));
    }

    private List<Long> numbers(List<View> views) {
        return counts.of(views, asker).await().atMost(PATIENCE).stream().map(ViewCount::count).toList();
    }

    private static View view(int number, String field, String operator, String value) {
        return new View("view-" + number, null, new View.Content("View",
                Map.of("field", field, "operator", operator, "value", value), "number", List.of(), List.of()), 1);
    }
}
