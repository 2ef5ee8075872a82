package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.BRUNO;
import static io.guichet.notification.TicketFixtures.ticket;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.Test;

import io.guichet.events.Cause;
import io.guichet.events.Channel;
import io.guichet.events.DeliveryEvent.MailBounced;
import io.guichet.events.DeliveryEvent.MailSent;
import io.guichet.events.Envelope;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketStatus;
import io.guichet.reliable.Envelopes;
import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class ResolutionsAreToldTest extends ServiceTest {

    private static final String KINDS = "select kind from delivery where ticket = ? order by queued_at, kind";

    @Inject
    Envelopes envelopes;

    @Test
    void a_resolution_without_an_answer_is_told_once_in_the_thread() throws Exception {
        var ticket = ticket().from(address("claire")).by(Channel.PORTAL);
        wire.publish(ticket.opened());
        var resolved = resolution(ticket.now(TicketStatus.RESOLVED));
        wire.publish(resolved);
        wire.publish(resolved);

        wire.await(2, MailSent.class, ticket.id());

        assertThat(rows(KINDS, ticket.id())).containsExactlyInAnyOrder("ACKNOWLEDGEMENT", "RESOLUTION");
        var mail = Mailboxes.await(2, String.valueOf(ticket.email())).stream()
                .filter(found -> subject(found).contains("résolue")).findFirst().orElseThrow();
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<ack." + ticket.id() + "@fr.guichet.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getReplyTo()).extracting(Object::toString)
                .containsExactly("support+t0ken@fr.guichet.example");
    }

    @Test
    void an_answer_that_closes_is_not_followed_by_another_mail() {
        var ticket = ticket().from(address("claire"));
        var act = Cause.request("closing-" + ticket.id());
        wire.publish(envelopes.seal(ticket.written(BRUNO, MessageKind.REPLY, "C’est réglé."), act));
        wire.publish(envelopes.seal(ticket.now(TicketStatus.CLOSED).moved(), act));
        wire.publish(envelopes.seal(ticket.now(TicketStatus.CLOSED).of(DirectoryFixtures.BRUNO)
                .assigned(TicketFixtures.ROUTING), act));
        await().atMost(PATIENCE).until(() -> rows("select kind from notice where ticket = ?", ticket.id())
                .contains("ASSIGNED"));

        assertThat(rows(KINDS, ticket.id())).containsOnlyOnce("REPLY").doesNotContain("RESOLUTION");
    }

    @Test
    void a_mail_that_comes_back_is_bounced_once_and_its_agent_told() {
        var ticket = ticket().from(address("gone")).of(DirectoryFixtures.BRUNO);
        wire.publish(ticket.opened());
        var sent = wire.await(1, MailSent.class, ticket.id()).getFirst();
        wire.publish(ticket.returned(sent.mailId(), true));
        wire.publish(ticket.returned(sent.mailId(), false));
        wire.publish(ticket.returned(sent.mailId(), false));

        var told = wire.await(1, MailBounced.class, ticket.id());
        assertThat(told).singleElement().satisfies(event -> assertThat(event.permanent()).isTrue());
        await().atMost(PATIENCE).until(() -> rows("select kind from notice where ticket = ?", ticket.id())
                .contains("MAIL_BOUNCED"));
        as(DirectoryFixtures.BRUNO).post("/api/v1/deliveries/"
                + sent.delivery() + ":resend").then().statusCode(202);
        wire.await(2, MailSent.class, ticket.id());
        assertThat(rows("select state || copies from delivery where ticket = ?", ticket.id())).containsExactly("SENT1");
    }

    private Envelope<?> resolution(TicketFixtures ticket) {
        return envelopes.seal(ticket.moved(), Cause.request("resolving"));
    }

    private static RequestSpecification as(UUID person) {
        return given().urlEncodingEnabled(false).auth().oauth2(DirectoryFixtures.token(person));
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
