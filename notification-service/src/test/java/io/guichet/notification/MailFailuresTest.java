package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.BRUNO;
import static io.guichet.notification.TicketFixtures.ticket;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.DeliveryEvent.MailBounced;
import io.guichet.events.DeliveryEvent.MailFailed;
import io.guichet.events.DeliveryEvent.MailSent;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.TicketTrashed;
import io.guichet.events.TicketStatus;
import io.guichet.testing.DirectoryFixtures;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MailFailuresTest extends ServiceTest {

    private static final String STATE = "select state || ' ' || attempts || ' ' || coalesce(last_error, '-') from delivery where ticket = ?";

    @Inject
    MeterRegistry metrics;

    private final SmtpFront front = SmtpFront.shared();

    @AfterEach
    void mailWorksAgain() {
        front.open();
    }

    @Test
    void a_mail_waits_until_the_server_is_back() {
        front.shut();
        var address = address("claire");
        var ticket = ticket().from(address);
        wire.publish(ticket.opened());
        await().atMost(PATIENCE).until(() -> rows("select id from delivery where ticket = ? and attempts >= 2",
                ticket.id()).size() == 1);
        assertThat(rows(STATE, ticket.id()).getFirst()).startsWith("QUEUED").contains("refused");

        front.open();

        assertThat(Mailboxes.await(1, address)).hasSize(1);
        wire.await(1, MailSent.class, ticket.id());
        assertThat(rows("select state from delivery where ticket = ? and attempts >= 3", ticket.id()))
                .containsExactly("SENT");
        assertThat(wire.heard(MailFailed.class, ticket.id())).extracting(MailFailed::permanent)
                .containsExactly(false);
    }

    @Test
    void a_mail_that_the_server_refuses_has_failed_and_its_agent_is_told() {
        var address = address("nobody");
        front.answer(address, "550 5.1.1 no such user");
        var ticket = ticket().from(address).of(DirectoryFixtures.BRUNO);

        var added = wire.publish(ticket.written(BRUNO, MessageKind.REPLY, "Bonjour")).event();

        var failed = wire.await(1, MailFailed.class, ticket.id()).getFirst();
        assertThat(failed.permanent()).isTrue();
        assertThat(failed.message()).isEqualTo(added.message());
        assertThat(failed.reason()).contains("550 5.1.1 no such user");
        assertThat(rows(STATE, ticket.id()).getFirst()).startsWith("FAILED 1").contains("550");
        await().atMost(PATIENCE).until(() -> rows("select kind from notice where ticket = ?", ticket.id())
                .contains("MAIL_FAILED"));
    }

    @Test
    void that_a_mail_failed_of_a_ticket_that_nobody_has_somebody_is_told_within_a_minute() {
        var address = address("mistyped");
        front.answer(address, "550 5.1.1 no such user");
        var ticket = ticket().from(address);

        wire.publish(ticket.opened());

        await().atMost(PATIENCE).until(() -> rows("select kind from notice where ticket = ?", ticket.id())
                .contains("MAIL_FAILED"));
    }

    @Test
    void what_was_put_off_for_two_days_is_given_up_and_somebody_is_told() {
        var address = address("never");
        front.answer(address, "451 4.3.0 later");
        var ticket = ticket().from(address).of(DirectoryFixtures.BRUNO);
        wire.publish(ticket.written(BRUNO, MessageKind.REPLY, "Bonjour"));
        await().atMost(PATIENCE).until(() -> rows("select id from delivery where ticket = ? and attempts > 0",
                ticket.id()).size() == 1);

        assertThat(rows("update delivery set queued_at = now() - interval '47 hours 59 minutes 59 seconds' "
                + "where ticket = ? returning id", ticket.id())).hasSize(1);

        await().atMost(PATIENCE).until(() -> rows(STATE, ticket.id()).stream()
                .anyMatch(state -> state.startsWith("FAILED") && state.contains("Given up: ")));
        await().atMost(PATIENCE).until(() -> rows("select kind from notice where ticket = ?", ticket.id())
                .contains("MAIL_FAILED"));
        assertThat(wire.heard(MailFailed.class, ticket.id())).extracting(MailFailed::permanent)
                .containsExactly(false, true);
    }

    @Test
    void a_mail_of_which_a_report_comes_before_its_record_has_come_back_and_is_not_sent_again() {
        var address = address("lost");
        front.answer(address, "451 4.3.0 later");
        var ticket = ticket().from(address).of(DirectoryFixtures.BRUNO);
        var added = wire.publish(ticket.written(BRUNO, MessageKind.REPLY, "Bonjour")).event();
        putOffForAnHour(ticket);

        // As if the server's answer to the last line had been lost.
        assertThat(rows("update delivery set maybe_taken = true where ticket = ? returning id", ticket.id()))
                .hasSize(1);
        wire.publish(ticket.returned("<msg." + added.message() + "@fr.guichet.example>", false));

        wire.await(1, MailBounced.class, ticket.id());
        await().atMost(PATIENCE).until(() -> rows(STATE, ticket.id()).getFirst().startsWith("BOUNCED"));
        assertThat(rows("select id from due_work where id in (select id from delivery where ticket = ? "
                + "and kind = 'REPLY')", ticket.id())).isEmpty();
    }

    @Test
    void a_mail_that_waits_for_its_next_attempt_is_sent_at_once_when_somebody_wants_it() {
        var address = address("waiting");
        front.answer(address, "451 4.3.0 later");
        var ticket = ticket().from(address).of(DirectoryFixtures.BRUNO);
        wire.publish(ticket.written(BRUNO, MessageKind.REPLY, "Bonjour"));
        putOffForAnHour(ticket);
        front.forget(address);
        var mail = rows("select id from delivery where ticket = ? and kind = 'REPLY'", ticket.id()).getFirst();
        var path = "/api/v1/deliveries/" + mail;
        given().auth().oauth2(DirectoryFixtures.token(DirectoryFixtures.BRUNO)).get(path).then()
                .body("resendable", equalTo(true));

        given().urlEncodingEnabled(false).auth().oauth2(DirectoryFixtures.token(DirectoryFixtures.BRUNO))
                .post(path + ":resend").then().statusCode(202);

        assertThat(Mailboxes.await(1, address)).hasSize(1);
    }

    @Test
    void killed_between_the_servers_acceptance_and_the_record_a_mail_is_sent_again_with_its_id_and_counted()
            throws MessagingException {
        var address = address("twice");
        var ticket = ticket().from(address);
        wire.publish(ticket.opened());
        wire.await(1, MailSent.class, ticket.id());
        var before = copies();

        // As the database is when the service is killed there, once the lease of the work has ended.
        assertThat(rows("update delivery set state = 'QUEUED', attempts = 0, maybe_taken = true where ticket = ? "
                + "returning id", ticket.id())).hasSize(1);
        assertThat(rows("insert into due_work (id, kind, subject, due_at, run_at, payload) select id, 'mail', "
                + "ticket::text, now(), now(), 'client.example' from delivery where ticket = ? returning id",
                ticket.id())).hasSize(1);

        var mails = Mailboxes.await(2, address);
        assertThat(mails.getFirst().getMessageID()).isEqualTo(mails.getLast().getMessageID());
        await().atMost(PATIENCE).until(() -> rows("select state || copies from delivery where ticket = ?",
                ticket.id()), List.of("SENT1")::equals);
        assertThat(copies()).isEqualTo(before + 1);
    }

    @Test
    void of_what_goes_into_the_trash_nobody_is_mailed() {
        var address = address("spam");
        front.shut();
        var ticket = ticket().from(address);
        wire.publish(ticket.opened());
        await().atMost(PATIENCE).until(() -> rows("select id from delivery where ticket = ? and attempts > 0 and "
                + "not maybe_taken", ticket.id()).size() == 1);

        wire.publish(new TicketTrashed(ticket.now(TicketStatus.CLOSED).snapshot(), true, BRUNO, TicketFixtures.NOON));

        await().atMost(PATIENCE).until(() -> rows(STATE, ticket.id()).stream()
                .anyMatch(state -> state.startsWith("FAILED") && state.contains("trash")));
    }

    @Test
    void what_is_heard_later_of_an_earlier_stay_in_the_trash_takes_back_no_mail() {
        front.shut();
        var ticket = ticket().from(address("restored"));
        var trashed = ticket.now(TicketStatus.CLOSED);
        wire.publish(ticket.opened());
        wire.publish(trashed.now(TicketStatus.NEW).assigned(TicketFixtures.ROUTING));

        wire.publish(new TicketTrashed(trashed.snapshot(), true, BRUNO, TicketFixtures.NOON));
        wire.publish(trashed.now(TicketStatus.NEW).now(TicketStatus.NEW).assigned(TicketFixtures.ROUTING));
        await().atMost(PATIENCE).until(() -> rows("select version::text from known_ticket where id = ?", ticket.id())
                .equals(List.of("4")));
        front.open();

        wire.await(1, MailSent.class, ticket.id());
    }

    @Test
    void a_mail_that_waits_for_room_says_until_when() {
        var domain = "@" + UUID.randomUUID() + ".example";
        var addresses = IntStream.range(0, 8).mapToObj(number -> "slow." + number + domain).toList();
        addresses.forEach(address -> front.answer(address, ""));

        addresses.forEach(address -> wire.publish(ticket().from(address).opened()));

        await().atMost(PATIENCE).until(() -> !rows("select id from delivery where recipient like ? and "
                + "state = 'QUEUED' and attempts = 0 and next_at is not null", "%" + domain).isEmpty());
        addresses.forEach(front::forget);
    }

    @Test
    void a_server_that_falls_silent_is_left_and_tried_again() {
        var address = address("silent");
        front.answer(address, "");
        var ticket = ticket().from(address);
        wire.publish(ticket.opened());
        await().atMost(PATIENCE).until(() -> rows(STATE, ticket.id()).stream().anyMatch(
                state -> state.startsWith("QUEUED 1 ") && state.contains("closed")));

        front.forget(address);

        assertThat(Mailboxes.await(1, address)).hasSize(1);
    }

    @Test
    void a_mail_to_what_is_no_address_has_failed() {
        var ticket = ticket().from("no address at all");

        wire.publish(ticket.opened());

        assertThat(wire.await(1, MailFailed.class, ticket.id()).getFirst().permanent()).isTrue();
    }

    @Test
    void a_mail_that_the_server_puts_off_is_tried_again() {
        var address = address("greylisted");
        front.answer(address, "451 4.7.1 try again later");
        var ticket = ticket().from(address);
        wire.publish(ticket.opened());
        await().atMost(PATIENCE).until(() -> rows(STATE, ticket.id()).stream().anyMatch(
                state -> state.startsWith("QUEUED") && state.contains("451")));

        front.forget(address);

        assertThat(Mailboxes.await(1, address)).hasSize(1);
    }

    /** Once nobody is at it, nor will be soon. */
    private void putOffForAnHour(TicketFixtures ticket) {
        await().atMost(PATIENCE).until(() -> rows("select id from delivery where ticket = ? and kind = 'REPLY' and "
                + "next_at > now() + interval '2 seconds'", ticket.id()).size() == 1);
        assertThat(rows("with waiting as (update delivery set next_at = now() + interval '1 hour' where ticket = ? "
                + "and kind = 'REPLY' returning id) update due_work set run_at = now() + interval '1 hour' from waiting "
                + "where due_work.id = waiting.id returning due_work.id", ticket.id())).hasSize(1);
    }

    private double copies() {
        return metrics.counter("guichet_notification_mail_second_copies").count();
    }
}
