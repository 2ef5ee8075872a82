package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.BRUNO;
import static io.guichet.notification.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.DeliveryEvent.MailFailed;
import io.guichet.events.DeliveryEvent.MailSent;
import io.guichet.events.MessageKind;
import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MailFailuresTest extends ServiceTest {

    private static final String STATE = "select state || ' ' || attempts || ' ' || coalesce(last_error, '-') from delivery where ticket = ?";

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
}
