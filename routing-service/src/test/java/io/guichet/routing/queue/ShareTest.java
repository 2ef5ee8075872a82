package io.guichet.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.routing.assignment.Availability;
import io.guichet.routing.assignment.Candidate;

/** How much of a group's room somebody gets who sends very much: a tenth by age, and all but a quarter of the rest. */
class ShareTest {

    @ParameterizedTest(name = "{0} agents with room for {1}: {2} by age, {3} kept")
    @CsvSource({"0, 0, 1, 0", "1, 1, 1, 0", "1, 3, 1, 0", "1, 4, 1, 1", "10, 1, 1, 2", "10, 20, 20, 50"})
    void part_of_what_those_who_are_there_may_have(int agents, int capacity, int byAge, int reserved) {
        assertThat(Share.of(team(agents, capacity, 0), 0.1, 0.25)).isEqualTo(new Share(byAge, reserved));
    }

    @Test
    void what_is_to_spare_is_what_is_free_beyond_what_is_kept() {
        var share = new Share(1, 5);

        assertThat(share.spare(team(2, 10, 4))).isEqualTo(7);
        assertThat(share.spare(team(2, 10, 8))).isZero();
    }

    @Test
    void who_was_given_too_much_by_people_takes_no_room_from_the_others() {
        var team = Stream.concat(team(1, 10, 14).stream(), team(1, 10, 0).stream()).toList();

        assertThat(new Share(1, 0).spare(team)).isEqualTo(10);
    }

    private static List<Candidate> team(int agents, int capacity, int units) {
        return Stream.generate(() -> new Candidate(UUID.randomUUID(), "Ann",
                new Availability(true, false, Presence.ONLINE, true), Set.of(), Set.of(), Set.of(), capacity, units, 0,
                0, 0))
                .limit(agents).toList();
    }
}
