package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.NOON;
import static io.guichet.notification.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.SlaAction;
import io.guichet.events.SlaEvent.Watch;
import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.notification.ticket.KnownTicket;
import io.guichet.notification.ticket.TicketFacts;
import io.guichet.testing.DirectoryFixtures;

class StillSoTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            FIRST_RESPONSE, OPEN,     true,  true
            FIRST_RESPONSE, OPEN,     false, false
            FIRST_RESPONSE, OPEN,     ,      true
            FIRST_RESPONSE, RESOLVED, true,  false
            NEXT_RESPONSE,  PENDING,  false, false
            NEXT_RESPONSE,  OPEN,     true,  true
            RESOLUTION,     PENDING,  false, true
            RESOLUTION,     CLOSED,   true,  false
            """)
    void an_answer_is_owed_while_somebody_waits_and_a_solution_until_there_is_one(TargetKind kind, TicketStatus status,
            @Nullable Boolean waits, boolean owed) {
        assertThat(StillSo.isOwed(kind, known(null, status, waits))).isEqualTo(owed);
    }

    @Test
    void nobody_has_it_until_somebody_takes_or_solves_it() {
        var fired = fired(Watch.UNASSIGNED, TicketStatus.NEW, new SlaAction.AddTags(List.of("late")));

        assertThat(StillSo.lasts(fired, known(null, TicketStatus.OPEN, true))).isTrue();
        assertThat(StillSo.lasts(fired, known(DirectoryFixtures.DANIEL, TicketStatus.OPEN, true))).isFalse();
        assertThat(StillSo.lasts(fired, known(null, TicketStatus.RESOLVED, false))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            CUSTOMER_SILENT, PENDING,  PENDING,  false, true
            CUSTOMER_SILENT, PENDING,  PENDING,  ,      true
            CUSTOMER_SILENT, PENDING,  PENDING,  true,  false
            CUSTOMER_SILENT, PENDING,  RESOLVED, false, false
            IN_STATUS,       RESOLVED, RESOLVED, false, true
            IN_STATUS,       RESOLVED, REOPENED, true,  false
            NO_PROGRESS,     OPEN,     ON_HOLD,  true,  false
            NO_ACTIVITY,     ,         ON_HOLD,  true,  true
            """)
    void a_state_is_told_of_while_it_lasts(Watch watch, @Nullable TicketStatus then, TicketStatus now,
            @Nullable Boolean waits, boolean lasts) {
        var ticket = known(DirectoryFixtures.DANIEL, now, waits);

        assertThat(StillSo.lasts(fired(watch, then, new SlaAction.AddTags(List.of("late"))), ticket))
                .isEqualTo(lasts);
    }

    @ParameterizedTest
    @CsvSource({"UNASSIGNED, NEW, OPEN", "IN_STATUS, PENDING, CLOSED"})
    void what_the_step_itself_did_to_the_ticket_is_no_reason_to_be_silent(Watch watch, TicketStatus then,
            TicketStatus now) {
        var ticket = known(DirectoryFixtures.DANIEL, now, false);

        assertThat(StillSo.lasts(fired(watch, then, new SlaAction.MoveToGroup("technical-fr")), ticket)).isTrue();
        assertThat(StillSo.lasts(fired(watch, then, new SlaAction.CloseTicket(null)), ticket)).isTrue();
    }

    private static KnownTicket known(@Nullable UUID assignee, TicketStatus status, @Nullable Boolean waits) {
        return new KnownTicket(TicketFacts.of(ticket().of(assignee).snapshot()), status, waits);
    }

    private static WatchFired fired(Watch watch, @Nullable TicketStatus status, SlaAction action) {
        return new WatchFired(new UUID(0, 1), new UUID(0, 2), "Rule", 1, watch, 1, NOON, NOON, NOON, false,
                List.of(action), status);
    }
}
