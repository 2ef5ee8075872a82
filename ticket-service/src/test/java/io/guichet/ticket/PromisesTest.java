package io.guichet.ticket;

import static io.guichet.events.TargetKind.FIRST_RESPONSE;
import static io.guichet.events.TargetKind.RESOLUTION;
import static io.guichet.ticket.Given.after;
import static io.guichet.ticket.Given.byRouting;
import static io.guichet.ticket.Given.id;
import static io.guichet.ticket.Given.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.guichet.events.SlaEvent.Target;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetPaused;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.TargetKind;

class PromisesTest {

    private final Ticket ticket = ticket();

    @Test
    void what_is_promised_is_due_the_earliest_first() {
        var promised = promise(1, target(FIRST_RESPONSE, 60), target(RESOLUTION, 600));

        assertThat(ticket.promises().firstResponseDue()).isEqualTo(after(60));
        assertThat(ticket.promises().resolutionDue()).isEqualTo(after(600));
        assertThat(ticket.promises().due()).isEqualTo(after(60));
        assertThat(promised.events()).isEmpty();
        assertThat(promised.steps()).extracting(Change.Step::kind).containsExactly("TargetsSet");
    }

    @Test
    void promises_move_neither_version_nor_revision() {
        var version = ticket.version();
        var revision = ticket.revision();

        var _ = promise(1, target(FIRST_RESPONSE, 60));

        assertThat(ticket.version()).isEqualTo(version);
        assertThat(ticket.revision()).isEqualTo(revision);
    }

    @Test
    void the_same_promise_again_changes_nothing() {
        var _ = promise(1, target(FIRST_RESPONSE, 60));

        assertThat(promise(1, target(FIRST_RESPONSE, 60)).steps()).isEmpty();
    }

    @Test
    void an_older_promise_that_comes_later_is_ignored() {
        var _ = promise(2, target(FIRST_RESPONSE, 90));

        assertThat(promise(1, target(FIRST_RESPONSE, 60)).steps()).isEmpty();
        assertThat(ticket.promises().firstResponseDue()).isEqualTo(after(90));
    }

    @Test
    void a_promise_that_was_kept_is_no_longer_due() {
        var _ = promise(1, target(FIRST_RESPONSE, 60), target(RESOLUTION, 600));

        var _ = keep(FIRST_RESPONSE, 60, 30);

        assertThat(ticket.promises().firstResponseDue()).isNull();
        assertThat(ticket.promises().due()).isEqualTo(after(600));
    }

    @Test
    void a_promise_heard_of_after_it_was_kept_is_not_due_again() {
        var _ = keep(FIRST_RESPONSE, 60, 30);

        var _ = promise(1, target(FIRST_RESPONSE, 60), target(RESOLUTION, 600));

        assertThat(ticket.promises().firstResponseDue()).isNull();
        assertThat(ticket.promises().resolutionDue()).isEqualTo(after(600));
    }

    @Test
    void keeping_an_older_promise_does_not_end_the_newer_one() {
        var _ = promise(20, target(FIRST_RESPONSE, 120));

        var _ = keep(FIRST_RESPONSE, 60, 10);

        assertThat(ticket.promises().firstResponseDue()).isEqualTo(after(120));
    }

    @Test
    void a_promise_that_stands_still_is_due_at_no_instant() {
        var _ = promise(1, target(RESOLUTION, 600));

        var _ = ticket.editing().pause(new TargetPaused(ticket.id(), RESOLUTION, after(5)), byRouting(6));

        assertThat(ticket.promises().resolutionDue()).isNull();
        assertThat(ticket.promises().due()).isNull();
    }

    @Test
    void what_is_not_promised_anew_is_promised_no_longer() {
        var _ = promise(1, target(FIRST_RESPONSE, 60), target(RESOLUTION, 600));

        var _ = promise(2, target(RESOLUTION, 700));

        assertThat(ticket.promises().firstResponseDue()).isNull();
        assertThat(ticket.promises().due()).isEqualTo(after(700));
    }

    private Change promise(int at, Target... targets) {
        return ticket.editing().promise(new TargetsSet(ticket.id(), id(50), "Standard", 1, List.of(targets), after(at)),
                byRouting(at));
    }

    private Change keep(TargetKind kind, int due, int at) {
        return ticket.editing().keep(new TargetMet(ticket.id(), kind, after(due), after(at), false), byRouting(at));
    }

    private static Target target(TargetKind kind, int due) {
        return new Target(kind, after(due), Duration.ofMinutes(due), true, false);
    }
}
