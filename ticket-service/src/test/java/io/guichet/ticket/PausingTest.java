package io.guichet.ticket;

import static io.guichet.events.TicketStatus.ANSWERED;
import static io.guichet.events.TicketStatus.ON_HOLD;
import static io.guichet.events.TicketStatus.OPEN;
import static io.guichet.events.TicketStatus.PENDING;
import static io.guichet.events.TicketStatus.REOPENED;
import static io.guichet.ticket.Given.EVERYBODY_IS_THERE;
import static io.guichet.ticket.Given.after;
import static io.guichet.ticket.Given.byAgent;
import static io.guichet.ticket.Given.byCustomer;
import static io.guichet.ticket.Given.byRouting;
import static io.guichet.ticket.Given.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketStatus;

class PausingTest {

    @ParameterizedTest
    @EnumSource(names = {"NEW", "OPEN", "ANSWERED", "REOPENED"})
    void what_is_put_off_is_on_hold(TicketStatus status) {
        var ticket = ticket(status);

        var _ = ticket.pausing().snooze(after(60), byAgent(5));

        assertThat(ticket.status()).isEqualTo(ON_HOLD);
        assertThat(ticket.situation().snoozedUntil()).isEqualTo(after(60));
    }

    @Test
    void what_waits_for_the_customer_still_does_so() {
        var ticket = ticket(PENDING);

        var _ = ticket.pausing().snooze(after(60), byAgent(5));

        assertThat(ticket.status()).isEqualTo(PENDING);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "CLOSED"})
    void what_is_over_is_not_put_off(TicketStatus status) {
        assertThatThrownBy(() -> ticket(status).pausing().snooze(after(60), byAgent(5)))
                .isInstanceOf(MoveNotAllowed.class);
    }

    @Test
    void nothing_is_put_off_into_the_past() {
        assertThatThrownBy(() -> ticket().pausing().snooze(after(5), byAgent(5))).isInstanceOf(SnoozeIsOver.class);
    }

    @Test
    void it_comes_back_at_its_instant_and_not_before() {
        var ticket = ticket();
        var _ = ticket.pausing().snooze(after(60), byAgent(5));

        assertThat(ticket.pausing().wakeIfDue(byRouting(59)).events()).isEmpty();
        var woken = ticket.pausing().wakeIfDue(byRouting(60));

        assertThat(woken.events()).singleElement()
                .satisfies(event -> assertThat(event.ticket().status()).isEqualTo(OPEN));
        assertThat(ticket.situation().snoozedUntil()).isNull();
        assertThat(ticket.pausing().wakeIfDue(byRouting(61)).events()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "PENDING"})
    void a_customer_who_writes_brings_it_back(TicketStatus status) {
        var ticket = ticket(status);
        var _ = ticket.pausing().snooze(after(60), byAgent(5));

        var heard = ticket.talk().receive(Given.reply("And now?"), EVERYBODY_IS_THERE, byCustomer(6));

        assertThat(heard.events().getLast().ticket().status()).isEqualTo(status == PENDING ? REOPENED : OPEN);
        assertThat(ticket.situation().snoozedUntil()).isNull();
    }

    @Test
    void a_departments_own_name_brings_its_status_and_goes_with_it() {
        var ticket = ticket();

        var _ = ticket.pausing().name("waiting-for-parts", ON_HOLD, byAgent(5));
        assertThat(ticket.status()).isEqualTo(ON_HOLD);
        assertThat(ticket.situation().subStatus()).isEqualTo("waiting-for-parts");
        var _ = Given.move(ticket, OPEN);

        assertThat(ticket.situation().subStatus()).isNull();
    }

    @Test
    void a_thanks_leaves_what_is_resolved_as_it_is() {
        var ticket = ticket(TicketStatus.RESOLVED);
        var resolvedAt = Objects.requireNonNull(ticket.snapshot().resolvedAt());

        var thanked = ticket.talk().thank(Given.reply("Merci !"), byCustomer(9));

        assertThat(thanked.events()).hasSize(1);
        assertThat(ticket.status()).isEqualTo(TicketStatus.RESOLVED);
        assertThat(ticket.snapshot().resolvedAt()).isEqualTo(resolvedAt);
        assertThat(ticket.snapshot().waitingSince()).isNull();
        assertThat(ticket.situation().thankedAt()).isEqualTo(after(9));
    }

    @Test
    void who_answers_what_nobody_has_takes_it_where_the_department_says_so() {
        var ticket = ticket();

        var taken = ticket.talk().write(Given.reply("Try again."), Then.NOTHING, true, byAgent(5));

        assertThat(taken.events().getLast()).isInstanceOfSatisfying(AssigneeChanged.class,
                told -> assertThat(told.to()).isEqualTo(Given.BRUNO));
        assertThat(ticket.status()).isEqualTo(ANSWERED);
        var again = ticket.talk().write(Given.reply("And?"), Then.NOTHING, true, byAgent(6));
        assertThat(again.events()).noneMatch(AssigneeChanged.class::isInstance);
    }
}
