package io.guichet.routing.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.routing.assignment.GroupOptions;
import io.guichet.routing.assignment.GroupOptions.OnAbsence;
import io.guichet.routing.assignment.LanguageUse;
import io.guichet.routing.assignment.RegionUse;

class GroupTest {

    private static final String URGENT_FIRST = "ticket.priority == 'URGENT'";

    private final Group group = new Group("first", details("First", 5, URGENT_FIRST), 1);

    @Test
    void a_new_group_has_nobody_whose_place_could_change() {
        assertThat(group.isReordered()).isFalse();
    }

    @Test
    void another_name_or_cap_leaves_everybody_their_place() {
        group.describe(details("Another", 7, URGENT_FIRST), 2);

        assertThat(group.isReordered()).isFalse();
    }

    @Test
    void other_criteria_give_other_places() {
        group.describe(details("First", 5), 2);

        assertThat(group.isReordered()).isTrue();
    }

    private static Group.Details details(String name, int cap, String... order) {
        return new Group.Details(name, "support", Strategy.ROUND_ROBIN, LanguageUse.IGNORED,
                new GroupOptions(false, List.of(order), cap, null, null, OnAbsence.KEEP, null, null,
                        RegionUse.IGNORED));
    }
}
