package io.guichet.notification.live;

import static io.guichet.notification.TicketFixtures.NOON;
import static io.guichet.notification.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.events.MessageKind;
import io.guichet.events.NoticeEvent.NoticePosted;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.http.Caller;
import io.guichet.http.Permission;
import io.guichet.notification.TicketFixtures;
import io.guichet.notification.live.LiveEvent.Noticed;
import io.guichet.notification.live.LiveEvent.TicketChanged;
import io.guichet.testing.DirectoryFixtures;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

class LiveStreamTest {

    private static final Caller.Person BRUNO = new Caller.Person(DirectoryFixtures.BRUNO, "Bruno Leroy",
            "bruno@demo.guichet.example", "agent", Set.of(Permission.TICKET_READ), Reach.DEPARTMENT,
            Set.of("support-fr"), Set.of("billing-fr"));

    private final LiveStream stream = LiveStream.fresh(BRUNO, NOON.plusSeconds(120), NOON);
    private final AssertSubscriber<LiveEvent> page = stream.events().subscribe().withSubscriber(
            AssertSubscriber.create(Long.MAX_VALUE));

    @Test
    void a_person_is_shown_their_own_notices_only() {
        stream.begin(List.of());
        var mine = posted(BRUNO.id(), NOON);

        stream.heard(mine);
        stream.heard(posted(DirectoryFixtures.CHLOE, NOON));

        assertThat(notices()).containsExactly(mine);
    }

    @Test
    void what_was_missed_comes_before_what_came_meanwhile() {
        var missed = posted(BRUNO.id(), NOON.minusSeconds(60));
        var meanwhile = posted(BRUNO.id(), NOON);
        var again = LiveStream.resumed(BRUNO, NOON.plusSeconds(120), ResumePoint.at(NOON.minusSeconds(90)));
        again.heard(meanwhile);

        again.begin(List.of(missed));

        assertThat(noticesOf(again)).containsExactly(missed, meanwhile);
    }

    @Test
    void a_page_just_opened_is_not_shown_what_its_list_has() {
        var listed = posted(BRUNO.id(), NOON.minusSeconds(1));
        stream.begin(List.of(listed));

        stream.heard(listed);

        assertThat(notices()).isEmpty();
    }

    @Test
    void a_notice_that_is_both_missed_and_heard_is_shown_once() {
        var notice = posted(BRUNO.id(), NOON);
        var again = LiveStream.resumed(BRUNO, NOON.plusSeconds(120), ResumePoint.at(NOON));
        again.heard(notice);
        again.begin(List.of(notice));

        again.heard(notice);

        assertThat(noticesOf(again)).containsExactly(notice);
    }

    @Test
    void a_page_that_comes_back_is_not_shown_again_what_it_was_shown() {
        var shown = posted(BRUNO.id(), NOON);
        var missed = posted(BRUNO.id(), NOON.minusSeconds(1));
        var again = LiveStream.resumed(BRUNO, NOON.plusSeconds(120), ResumePoint.at(NOON).with(shown));

        again.begin(List.of(missed, shown));

        assertThat(noticesOf(again)).containsExactly(missed);
    }

    @Test
    void a_ticket_that_changes_often_is_shown_once_in_a_while() {
        stream.begin(List.of());
        var ticket = ticket();
        stream.heard(ticket.opened());
        stream.heard(ticket.of(BRUNO.id()).assigned(TicketFixtures.ROUTING));

        stream.flush();
        stream.flush();

        assertThat(tickets()).containsExactly(new TicketChanged(ticket.id(), ticket.number()));
    }

    @Test
    void a_ticket_that_the_reader_was_brought_into_is_shown_wherever_it_is() {
        stream.begin(List.of());
        var ticket = ticket().in("support-en", "en");

        stream.heard(new FieldsChanged(TicketFixtures.joined(ticket.snapshot(), List.of(BRUNO.id())),
                List.of("collaborators"), TicketFixtures.ROUTING));
        stream.flush();

        assertThat(tickets()).containsExactly(new TicketChanged(ticket.id(), ticket.number()));
    }

    @Test
    void a_ticket_out_of_reach_is_not_shown() {
        stream.begin(List.of());
        stream.heard(ticket().in("support-en", "en").opened());

        stream.flush();

        assertThat(tickets()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"REPLY,1", "NOTE,0", "FORWARD,0"})
    void a_customer_does_not_learn_that_colleagues_talk(MessageKind kind, int shown) {
        var customer = LiveStream.fresh(
                new Caller.Customer(UUID.randomUUID(), "claire@client.example", "Claire"), NOON.plusSeconds(120), NOON);
        customer.begin(List.of());
        customer.heard(ticket().written(TicketFixtures.BRUNO, kind, "…"));

        customer.flush();

        assertThat(eventsOf(customer)).filteredOn(TicketChanged.class::isInstance).hasSize(shown);
    }

    @Test
    void a_page_is_over_when_its_token_is() {
        assertThat(stream.isOver(NOON.plusSeconds(119))).isFalse();
        assertThat(stream.isOver(NOON.plusSeconds(120))).isTrue();

        stream.end();

        page.assertCompleted();
    }

    @Test
    void a_machine_is_shown_tickets_and_no_notices() {
        var machine = LiveStream.fresh(new Caller.Machine("shop", Set.of(Permission.TICKET_READ)),
                NOON.plusSeconds(120), NOON);

        assertThat(machine.person()).isEmpty();
    }

    private List<NoticePosted> notices() {
        return page.getItems().stream().filter(Noticed.class::isInstance)
                .map(event -> ((Noticed) event).notice()).toList();
    }

    private static List<LiveEvent> eventsOf(LiveStream other) {
        return other.events().subscribe().withSubscriber(AssertSubscriber.<LiveEvent>create(Long.MAX_VALUE))
                .getItems();
    }

    private static List<NoticePosted> noticesOf(LiveStream other) {
        return eventsOf(other).stream().filter(Noticed.class::isInstance)
                .map(event -> ((Noticed) event).notice()).toList();
    }

    private List<LiveEvent> tickets() {
        return page.getItems().stream().filter(TicketChanged.class::isInstance).toList();
    }

    private static NoticePosted posted(UUID person, Instant at) {
        return new NoticePosted(person, UUID.randomUUID(), "ASSIGNED", UUID.randomUUID(), 100_001L, "x", at);
    }
}
