package io.guichet.ticket;

import static io.guichet.events.TicketStatus.ANSWERED;
import static io.guichet.events.TicketStatus.CLOSED;
import static io.guichet.events.TicketStatus.NEW;
import static io.guichet.events.TicketStatus.ON_HOLD;
import static io.guichet.events.TicketStatus.OPEN;
import static io.guichet.events.TicketStatus.PENDING;
import static io.guichet.events.TicketStatus.REOPENED;
import static io.guichet.events.TicketStatus.RESOLVED;
import static io.guichet.ticket.Given.EVERYBODY_IS_THERE;
import static io.guichet.ticket.Given.NOBODY_IS_THERE;
import static io.guichet.ticket.Given.after;
import static io.guichet.ticket.Given.byAgent;
import static io.guichet.ticket.Given.byCustomer;
import static io.guichet.ticket.Given.byRouting;
import static io.guichet.ticket.Given.id;
import static io.guichet.ticket.Given.note;
import static io.guichet.ticket.Given.opening;
import static io.guichet.ticket.Given.reply;
import static io.guichet.ticket.Given.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.guichet.events.Actor;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.PriorityChanged;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.events.TicketStatus;

class TicketTest {

    @Test
    void a_request_is_told_as_a_ticket_and_its_first_message() {
        var opened = Ticket.open(opening(), byCustomer(0));

        assertThat(opened.events()).hasExactlyElementsOfTypes(TicketOpened.class, MessageAdded.class);
        assertThat(opened.events()).extracting(event -> event.ticket().version()).containsExactly(1L, 2L);
        assertThat(opened.events()).allSatisfy(event -> {
            assertThat(event.ticket().status()).isEqualTo(NEW);
            assertThat(event.ticket().waitingSince()).isEqualTo(after(0));
            assertThat(Objects.requireNonNull(event.ticket().routingRequest()).id()).isEqualTo(id(100));
        });
        assertThat(((MessageAdded) opened.events().getLast()).opening()).isTrue();
    }

    @Test
    void what_an_agent_records_is_said_by_the_customer() {
        var opened = Ticket.open(opening(), byAgent(0));

        assertThat(((TicketOpened) opened.events().getFirst()).by().kind()).isEqualTo(Actor.Kind.AGENT);
        assertThat(((MessageAdded) opened.events().getLast()).by().kind()).isEqualTo(Actor.Kind.CUSTOMER);
    }

    @Test
    void a_reply_answers_and_nobody_waits_any_more() {
        var ticket = ticket();

        var answered = ticket.talk().write(reply("Try again."), Then.NOTHING, false, byAgent(5));

        assertThat(ticket.status()).isEqualTo(ANSWERED);
        assertThat(ticket.snapshot().waitingSince()).isNull();
        assertThat(answered.events()).hasExactlyElementsOfTypes(MessageAdded.class, StatusChanged.class);
    }

    @Test
    void a_note_changes_neither_status_nor_wait() {
        var ticket = ticket();

        var _ = ticket.talk().write(note("Looks like fraud."), Then.NOTHING, false, byAgent(5));

        assertThat(ticket.status()).isEqualTo(NEW);
        assertThat(ticket.snapshot().waitingSince()).isEqualTo(after(0));
    }

    @Test
    void a_nudge_does_not_send_the_customer_down_the_queue() {
        var ticket = ticket();

        var _ = ticket.talk().receive(reply("Hello?"), EVERYBODY_IS_THERE, byCustomer(30));

        assertThat(ticket.snapshot().waitingSince()).isEqualTo(after(0));
        assertThat(ticket.status()).isEqualTo(NEW);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWERED", "PENDING", "RESOLVED", "CLOSED"})
    void an_answer_of_the_customer_reopens(TicketStatus status) {
        var ticket = ticket(status);

        var received = ticket.talk().receive(reply("Still refused."), EVERYBODY_IS_THERE, byCustomer(60));

        assertThat(ticket.status()).isEqualTo(REOPENED);
        assertThat(ticket.snapshot().resolvedAt()).isNull();
        assertThat(received.events()).hasExactlyElementsOfTypes(MessageAdded.class, StatusChanged.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "OPEN", "ON_HOLD", "REOPENED"})
    void a_message_on_what_is_being_worked_on_moves_nothing(TicketStatus status) {
        var ticket = ticket(status);

        var received = ticket.talk().receive(reply("More details."), EVERYBODY_IS_THERE, byCustomer(60));

        assertThat(ticket.status()).isEqualTo(status);
        assertThat(received.events()).hasExactlyElementsOfTypes(MessageAdded.class);
    }

    @Test
    void a_reopened_ticket_waits_from_the_message_that_reopened_it() {
        var ticket = ticket(RESOLVED);

        var _ = ticket.talk().receive(reply("Still refused."), EVERYBODY_IS_THERE, byCustomer(60));

        assertThat(ticket.snapshot().waitingSince()).isEqualTo(after(60));
    }

    @Test
    void what_a_machine_wrote_is_kept_without_effect() {
        var ticket = ticket(RESOLVED);

        var attached = ticket.talk().attach(note("I am on holiday."), byRouting(60));

        assertThat(ticket.status()).isEqualTo(RESOLVED);
        assertThat(ticket.snapshot().waitingSince()).isNull();
        assertThat(attached.events()).hasExactlyElementsOfTypes(MessageAdded.class);
    }

    @Test
    void send_and_close_resolves_and_closes_at_once() {
        var ticket = ticket();

        var written = ticket.talk().write(reply("Done."), Then.CLOSE, false, byAgent(5));

        assertThat(ticket.status()).isEqualTo(CLOSED);
        assertThat(ticket.snapshot().resolvedAt()).isEqualTo(after(5));
        assertThat(ticket.snapshot().routingRequest()).isNull();
        assertThat(written.events()).hasExactlyElementsOfTypes(MessageAdded.class, StatusChanged.class);
    }

    @Test
    void send_as_pending_waits_for_the_customer() {
        var ticket = ticket();

        var _ = ticket.talk().write(reply("Which card?"), Then.PENDING, false, byAgent(5));

        assertThat(ticket.status()).isEqualTo(PENDING);
    }

    @Test
    void a_further_word_on_a_resolved_ticket_leaves_it_resolved() {
        var ticket = ticket(RESOLVED);

        var _ = ticket.talk().write(reply("By the way: thanks."), Then.NOTHING, false, byAgent(60));

        assertThat(ticket.status()).isEqualTo(RESOLVED);
    }

    @Test
    void a_closed_ticket_cannot_be_closed_again() {
        var ticket = ticket(CLOSED);

        assertThatThrownBy(() -> ticket.close(byAgent(60))).isInstanceOf(TicketAlreadyClosed.class);
    }

    @Test
    void a_closed_ticket_is_reopened_before_it_is_answered() {
        var ticket = ticket(CLOSED);

        assertThatThrownBy(() -> ticket.talk().write(reply("One more thing."), Then.NOTHING, false, byAgent(60)))
                .isInstanceOf(TicketIsClosed.class);
    }

    @Test
    void what_goes_on_cannot_be_reopened() {
        var ticket = ticket(ON_HOLD);

        assertThatThrownBy(() -> ticket.reopen(EVERYBODY_IS_THERE, byAgent(60))).isInstanceOf(TicketNotClosed.class);
    }

    @Test
    void an_answer_after_the_window_belongs_to_another_ticket() {
        var ticket = ticket(CLOSED);
        var window = Duration.ofDays(14);

        assertThat(ticket.talk().goesOn(after(1).plus(window).minusSeconds(1), window)).isTrue();
        assertThat(ticket.talk().goesOn(after(1).plus(window), window)).isFalse();
    }

    @Test
    void a_ticket_that_nobody_owns_asks_for_an_owner_when_it_is_reopened() {
        var ticket = ticket(CLOSED);

        var _ = ticket.reopen(EVERYBODY_IS_THERE, byAgent(60));

        assertThat(Objects.requireNonNull(ticket.snapshot().routingRequest()).id()).isEqualTo(id(900));
    }

    @Test
    void a_ticket_whose_owner_is_there_goes_on_with_them() {
        var ticket = ticket();
        var _ = ticket.assigning().assign(Given.CHLOE, byAgent(1));
        var _ = ticket.close(byAgent(2));

        var _ = ticket.talk().receive(reply("Still refused."), EVERYBODY_IS_THERE, byCustomer(60));

        assertThat(ticket.snapshot().assignee()).isEqualTo(Given.CHLOE);
        assertThat(ticket.snapshot().routingRequest()).isNull();
    }

    @Test
    void a_ticket_whose_owner_is_away_asks_for_another() {
        var ticket = ticket();
        var _ = ticket.assigning().assign(Given.CHLOE, byAgent(1));
        var _ = ticket.close(byAgent(2));

        var _ = ticket.talk().receive(reply("Still refused."), NOBODY_IS_THERE, byCustomer(60));

        assertThat(Objects.requireNonNull(ticket.snapshot().routingRequest()).id()).isEqualTo(id(901));
    }

    @Test
    void a_question_that_is_open_stays_the_same_question() {
        var ticket = ticket(ANSWERED);

        var _ = ticket.talk().receive(reply("Still refused."), EVERYBODY_IS_THERE, byCustomer(60));

        assertThat(Objects.requireNonNull(ticket.snapshot().routingRequest()).id()).isEqualTo(id(100));
    }

    @Test
    void messages_and_edits_move_the_revision() {
        var ticket = ticket();

        var _ = ticket.talk().receive(reply("Hello?"), EVERYBODY_IS_THERE, byCustomer(1));
        var _ = ticket.talk().write(note("On it."), Then.NOTHING, false, byAgent(2));
        var _ = ticket.editing().edit(Given.edit(OPEN, Priority.HIGH), EVERYBODY_IS_THERE, byAgent(3));

        assertThat(ticket.revision()).isEqualTo(4);
    }

    @Test
    void an_edit_is_told_as_what_it_changed() {
        var ticket = ticket();

        var edited = ticket.editing().edit(Given.edit(OPEN, Priority.HIGH), EVERYBODY_IS_THERE, byAgent(3));

        assertThat(edited.events()).hasExactlyElementsOfTypes(PriorityChanged.class, StatusChanged.class);
    }

    @Test
    void an_edit_that_changes_nothing_leaves_no_trace() {
        var ticket = ticket();

        var edited = ticket.editing().edit(Given.edit(NEW, Priority.NORMAL), EVERYBODY_IS_THERE, byAgent(3));

        assertThat(edited.steps()).isEmpty();
        assertThat(ticket.revision()).isEqualTo(1);
    }

    @Test
    void a_field_set_to_nothing_goes_and_the_others_stay() {
        var ticket = ticket();
        var _ = fields(ticket, Map.of("serial", "A1", "url", "https://a.example"));
        var removal = new HashMap<String, @Nullable Object>();
        removal.put("serial", null);

        var edited = fields(ticket, removal);

        assertThat(ticket.snapshot().fields()).containsOnlyKeys("url");
        assertThat(((FieldsChanged) edited.events().getFirst()).changed()).containsExactly("fields");
    }

    private static Change fields(Ticket ticket, Map<String, ? extends @Nullable Object> fields) {
        return ticket.editing().edit(new Edit(Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Patch.KEEP, Patch.KEEP, Patch.KEEP, Patch.KEEP,
                Optional.empty(), new HashMap<>(fields)), EVERYBODY_IS_THERE, byAgent(3));
    }
}
