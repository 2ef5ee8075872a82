package io.guichet.notification.audience;

import static io.guichet.notification.TicketFixtures.BRUNO;
import static io.guichet.notification.TicketFixtures.CUSTOMER;
import static io.guichet.notification.TicketFixtures.NOON;
import static io.guichet.notification.TicketFixtures.ROUTING;
import static io.guichet.notification.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
import io.guichet.events.MailHeaders;
import io.guichet.events.MessageKind;
import io.guichet.events.SlaEvent.BreachApproaching;
import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.events.TargetKind;
import io.guichet.notification.audience.Telling.Acknowledgement;
import io.guichet.notification.audience.Telling.Alert;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.audience.Telling.Promise;
import io.guichet.notification.audience.Telling.Reply;
import io.guichet.notification.audience.Telling.Shown;
import io.guichet.notification.ticket.TicketFacts;
import io.guichet.testing.DirectoryFixtures;

class WhoIsToldTest {

    private static final UUID BRUNO_ID = DirectoryFixtures.BRUNO;
    private static final Actor PRODUCT = new Actor(Actor.Kind.CLIENT, null, "shop");

    @Test
    void the_requester_of_a_new_ticket_is_told_of_receipt() {
        var opened = ticket().opened();

        var thread = mailOf(opened.mail());
        assertThat(WhenOpened.tells(opened)).containsExactly(new Acknowledgement(opened.ticket(),
                "claire@client.example", new MailHeaders(thread.replyTo(), thread.mailId(), "<first@client.example>",
                        List.of("<first@client.example>")),
                true));
    }

    @Test
    void a_requester_without_an_address_is_told_nothing() {
        assertThat(WhenOpened.tells(ticket().from(null).opened())).isEmpty();
    }

    @Test
    void a_machine_or_a_mailing_list_is_told_nothing() {
        assertThat(WhenOpened.tells(ticket().opened(CUSTOMER, false))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EMAIL,CUSTOMER,true", "WEB_FORM,CUSTOMER,true", "PORTAL,CUSTOMER,false", "API,CLIENT,true",
        "WEB_FORM,CLIENT,true",
        "PHONE,AGENT,false", "EMAIL,AGENT,false"})
    void only_an_address_that_was_merely_claimed_is_held_to_one_mail_a_day(Channel channel, Actor.Kind by,
            boolean anonymous) {
        var opened = ticket().by(channel).opened(new Actor(by, null, "Somebody"), true);

        assertThat(WhenOpened.tells(opened)).extracting(telling -> ((Acknowledgement) telling).anonymous())
                .containsExactly(anonymous);
    }

    @Test
    void the_requester_gets_what_an_agent_replies() {
        var added = ticket().written(BRUNO, MessageKind.REPLY, "C’est réglé.");

        assertThat(WhenMessageAdded.tells(added)).containsExactly(
                new Reply(added.ticket(), "claire@client.example", Shown.only("claire@client.example"),
                        new Telling.Written(added.message(), BRUNO_ID, "Bruno Leroy",
                                "C’est réglé.", null, mailOf(added.mail()), List.of())));
    }

    @Test
    void those_in_copy_get_it_too_and_each_an_address_and_an_id_of_their_own() {
        var added = ticket().copied(BRUNO, List.of("paul@client.example", "anna@client.example"), "C’est réglé.");

        var replies = WhenMessageAdded.tells(added).stream().map(Reply.class::cast).toList();

        assertThat(replies).extracting(Reply::address).containsExactly("claire@client.example", "paul@client.example",
                "anna@client.example");
        assertThat(replies).extracting(Reply::shown).containsOnly(new Shown(List.of("claire@client.example"),
                List.of("paul@client.example", "anna@client.example")));
        assertThat(replies).extracting(reply -> reply.written().thread().replyTo()).containsExactly(
                "support+t0ken@fr.guichet.example", "support+paul@fr.guichet.example",
                "support+anna@fr.guichet.example");
        assertThat(replies).extracting(reply -> reply.written().thread().mailId()).doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).startsWith("<msg." + added.message()));
    }

    @ParameterizedTest
    @EnumSource(value = MessageKind.class, names = {"NOTE", "FORWARD"})
    void nobody_is_told_of_a_note_and_the_requester_not_of_a_forward(MessageKind kind) {
        assertThat(WhenMessageAdded.tells(ticket().of(BRUNO_ID).written(BRUNO, kind, "Entre nous"))).isEmpty();
    }

    @Test
    void those_outside_get_a_forward_each_and_the_requester_does_not() {
        var added = ticket().forwarded(BRUNO, List.of("bank@partner.example", "shop@partner.example"),
                "Is it blocked?");

        assertThat(WhenMessageAdded.tells(added)).extracting(telling -> ((Reply) telling).address())
                .containsExactly("bank@partner.example", "shop@partner.example");
    }

    @Test
    void a_reply_to_a_requester_without_an_address_goes_nowhere() {
        assertThat(WhenMessageAdded.tells(ticket().from(null).written(BRUNO, MessageKind.REPLY, "Bonjour"))).isEmpty();
    }

    @Test
    void the_assignee_is_told_that_the_customer_wrote() {
        var added = ticket().of(BRUNO_ID).written(CUSTOMER, MessageKind.REPLY, "Toujours pas");

        assertThat(WhenMessageAdded.tells(added)).containsExactly(
                new Alert(BRUNO_ID, Matter.of(NoticeKind.CUSTOMER_REPLIED, TicketFacts.of(added.ticket()))));
    }

    @Test
    void those_whom_a_colleague_names_in_a_note_are_told_and_the_colleague_is_not() {
        var named = new UUID(0, 77);
        var added = ticket().of(BRUNO_ID).naming(BRUNO, List.of(named, BRUNO_ID, named), "Can you look?");

        assertThat(WhenMessageAdded.tells(added)).containsExactly(
                new Alert(named, Matter.of(NoticeKind.MENTIONED, TicketFacts.of(added.ticket()))));
    }

    @Test
    void nobody_is_told_of_a_customers_message_on_a_ticket_without_an_owner() {
        assertThat(WhenMessageAdded.tells(ticket().written(CUSTOMER, MessageKind.REPLY, "Alors ?"))).isEmpty();
    }

    @Test
    void the_message_that_opens_a_ticket_is_not_told_apart_from_it() {
        assertThat(WhenMessageAdded.tells(ticket().of(BRUNO_ID).opening())).isEmpty();
    }

    @Test
    void what_another_product_replies_goes_to_the_requester_too() {
        assertThat(WhenMessageAdded.tells(ticket().written(PRODUCT, MessageKind.REPLY, "Remboursé")))
                .hasExactlyElementsOfTypes(Reply.class);
    }

    @Test
    void the_new_owner_is_told_of_the_ticket() {
        var changed = ticket().of(BRUNO_ID).assigned(ROUTING);

        assertThat(WhenAssigned.tells(changed)).containsExactly(
                new Alert(BRUNO_ID, Matter.of(NoticeKind.ASSIGNED, TicketFacts.of(changed.ticket()))));
    }

    @Test
    void who_takes_a_ticket_is_not_told_so() {
        assertThat(WhenAssigned.tells(ticket().of(BRUNO_ID).assigned(BRUNO))).isEmpty();
    }

    @Test
    void nobody_is_told_that_a_ticket_has_no_owner_any_more() {
        assertThat(WhenAssigned.tells(ticket().of(null).assigned(ROUTING))).isEmpty();
    }

    @Test
    void the_assignee_is_warned_of_a_promise_nearly_due() {
        var facts = TicketFacts.of(ticket().of(BRUNO_ID).snapshot());
        var nears = new BreachApproaching(facts.id(), TargetKind.FIRST_RESPONSE, NOON.plusSeconds(1500), NOON, false);

        assertThat(WhenBreachNears.tells(nears, facts)).containsExactly(new Alert(BRUNO_ID,
                new Matter(NoticeKind.BREACH_APPROACHING, facts,
                        new Promise(TargetKind.FIRST_RESPONSE, Duration.ofMinutes(25)), null)));
    }

    @Test
    void nobody_is_warned_for_a_ticket_without_an_owner() {
        var facts = TicketFacts.of(ticket().snapshot());

        assertThat(WhenBreachNears.tells(
                new BreachApproaching(facts.id(), TargetKind.RESOLUTION, NOON, NOON, false), facts)).isEmpty();
    }

    @Test
    void the_assignee_and_the_supervisors_are_told_of_a_broken_promise_each_once() {
        var facts = TicketFacts.of(ticket().of(BRUNO_ID).snapshot());
        var breached = new TargetBreached(facts.id(), TargetKind.RESOLUTION, NOON, NOON, false);

        assertThat(WhenBreached.tells(breached, facts, List.of(DirectoryFixtures.GRACE, BRUNO_ID)))
                .extracting(telling -> ((Alert) telling).agent())
                .containsExactly(BRUNO_ID, DirectoryFixtures.GRACE);
    }

    private static MailHeaders mailOf(@Nullable MailHeaders mail) {
        return Objects.requireNonNull(mail);
    }
}
