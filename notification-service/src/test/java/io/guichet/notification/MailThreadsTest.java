package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.BRUNO;
import static io.guichet.notification.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.Cause;
import io.guichet.events.Channel;
import io.guichet.events.DeliveryEvent.MailBounced;
import io.guichet.events.DeliveryEvent.MailSent;
import io.guichet.events.MailHeaders;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketStatus;
import io.guichet.reliable.Envelopes;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MailThreadsTest extends ServiceTest {

    private static final String THREAD = "select letter::json ->> 'replyTo' || ' ' || (letter::json ->> 'inReplyTo') "
            + "|| ' ' || (letter::json ->> 'references') from delivery where ticket = ? and kind = 'RESOLUTION'";

    @Inject
    Envelopes envelopes;

    private final TicketFixtures ticket = ticket().from(address("claire"));

    @Test
    void the_customers_thread_knows_nothing_of_what_a_supplier_was_written() {
        wire.publish(ticket.by(Channel.PORTAL).opened());
        wire.publish(other(ticket.forwarded(BRUNO, List.of(address("supplier")), "Pouvez-vous regarder ?")));
        wire.publish(other(ticket.written(BRUNO, MessageKind.NOTE, "Nous regardons.")));

        wire.publish(envelopes.seal(ticket.now(TicketStatus.RESOLVED).moved(), Cause.request("resolving")));

        wire.await(3, MailSent.class, ticket.id());
        assertThat(rows(THREAD, ticket.id())).singleElement().asString()
                .startsWith("support+t0ken@fr.guichet.example <ack." + ticket.id() + "@fr.guichet.example>")
                .doesNotContain("supplier");
    }

    @Test
    void an_older_event_later_does_not_turn_the_thread_back() {
        var later = ticket.now(TicketStatus.PENDING);
        var answer = wire.publish(later.written(BRUNO, MessageKind.REPLY, "C’est en cours.")).event();
        wire.publish(ticket.opened());

        wire.publish(envelopes.seal(later.now(TicketStatus.RESOLVED).moved(), Cause.request("resolving")));

        wire.await(3, MailSent.class, ticket.id());
        assertThat(rows(THREAD, ticket.id())).singleElement().asString()
                .contains(" <msg." + answer.message() + "@fr.guichet.example> ");
    }

    @Test
    void of_a_forward_the_mail_to_the_one_who_did_not_get_it_is_bounced() {
        var gone = address("gone");
        var there = address("there");
        wire.publish(ticket.forwarded(BRUNO, List.of(gone, there), "Pouvez-vous regarder ?"));
        var mailId = wire.await(2, MailSent.class, ticket.id()).stream().filter(sent -> sent.recipient().equals(gone))
                .findFirst().orElseThrow().mailId();

        wire.publish(ticket.returned(mailId, gone, false));

        assertThat(wire.await(1, MailBounced.class, ticket.id())).extracting(MailBounced::recipient)
                .containsExactly(gone);
        assertThat(rows("select state || ' ' || recipient from delivery where ticket = ?", ticket.id()))
                .containsExactlyInAnyOrder("BOUNCED " + gone, "SENT " + there);
    }

    /** The same in a thread with somebody else. */
    private static MessageAdded other(MessageAdded added) {
        return new MessageAdded(added.ticket(), added.message(), added.kind(), added.by(), added.channel(),
                added.text(), added.opening(), new MailHeaders("support+supplier@fr.guichet.example",
                        "<" + added.message() + "@supplier.example>", null, List.of("<before@supplier.example>")),
                added.at(), added.particulars());
    }
}
