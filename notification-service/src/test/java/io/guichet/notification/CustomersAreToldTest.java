package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.BRUNO;
import static io.guichet.notification.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.Test;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
import io.guichet.events.DeliveryEvent.MailSent;
import io.guichet.events.MessageKind;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CustomersAreToldTest extends ServiceTest {

    @Test
    void a_request_is_acknowledged_in_its_own_thread() throws Exception {
        var address = address("claire");
        var ticket = ticket().from(address);

        wire.publish(ticket.opened());

        var mail = Mailboxes.await(1, address).getFirst();
        assertThat(header(mail, "Message-ID")).isEqualTo("<ack." + ticket.id() + "@fr.guichet.example>");
        assertThat(header(mail, "In-Reply-To")).isEqualTo("<first@client.example>");
        assertThat(header(mail, "References")).isEqualTo("<first@client.example>");
        assertThat(header(mail, "From")).isEqualTo("Support France <support@fr.guichet.example>");
        assertThat(header(mail, "To")).isEqualTo(address);
        assertThat(header(mail, "Reply-To")).isEqualTo("support+t0ken@fr.guichet.example");
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-replied");
        assertThat(mail.getSubject()).isEqualTo("Votre demande est bien enregistrée [#" + ticket.number() + "]");
        assertThat(text(mail, "text/plain")).contains("Elle porte le numéro " + ticket.number())
                .doesNotContain("Paiement");
        assertThat(text(mail, "text/html")).contains("<strong>" + ticket.number() + "</strong>");
    }

    @Test
    void a_mail_that_was_sent_is_told_of() {
        var ticket = ticket().from(address("claire"));

        wire.publish(ticket.opened());

        var sent = wire.await(1, MailSent.class, ticket.id()).getFirst();
        assertThat(sent.recipient()).isEqualTo(ticket.email());
        assertThat(sent.mailId()).isEqualTo("<ack." + ticket.id() + "@fr.guichet.example>");
        assertThat(rows("select state || attempts from delivery where id = ?", sent.delivery()))
                .containsExactly("SENT1");
    }

    @Test
    void the_same_event_twice_is_one_mail() {
        var ticket = ticket().from(address("claire"));
        var opened = wire.publish(ticket.opened());
        wire.publish(opened);

        wire.publish(ticket.written(BRUNO, MessageKind.REPLY, "Bonjour"));
        wire.publish(opened);
        wire.publish(ticket.written(BRUNO, MessageKind.REPLY, "Encore"));

        wire.await(3, MailSent.class, ticket.id());
        assertThat(subjects(Mailboxes.of(Objects.requireNonNull(ticket.email()))))
                .filteredOn(subject -> subject.startsWith("Votre demande")).hasSize(1);
    }

    @Test
    void a_flood_in_somebodys_name_is_one_mail_to_them() {
        var victim = address("victim");
        var others = List.of(victim, victim.replace("@", "+1@"), victim.toUpperCase(Locale.ROOT));
        others.forEach(address -> wire.publish(ticket().from(address).by(Channel.WEB_FORM).opened()));
        var byHand = ticket().from(victim).by(Channel.PHONE);

        wire.publish(byHand.opened(BRUNO, true));

        wire.await(1, MailSent.class, byHand.id());
        var last = ticket().from(victim).by(Channel.WEB_FORM);
        wire.publish(last.opened());
        wire.publish(last.written(BRUNO, MessageKind.REPLY, "Bonjour"));
        wire.await(1, MailSent.class, last.id());
        assertThat(subjects(Mailboxes.of(victim))).filteredOn(subject -> subject.startsWith("Votre demande"))
                .hasSize(2);
    }

    @Test
    void an_address_that_is_no_longer_limited_is_forgotten() {
        var old = address("old");
        var recent = address("recent");
        assertThat(
                rows("insert into automatic_mail values (?, now() - interval '25 hours'), (?, now()) returning address",
                        old, recent))
                .hasSize(2);
        var ticket = ticket().from(address("claire"));

        wire.publish(ticket.opened());

        wire.await(1, MailSent.class, ticket.id());
        assertThat(rows("select address from automatic_mail where address in (?, ?)", old, recent))
                .containsExactly(recent);
    }

    @Test
    void an_agents_reply_reaches_the_customer_in_the_thread() throws Exception {
        var address = address("claire");
        var ticket = ticket().from(address).about("Où est mon colis ?");
        var added = ticket.written(BRUNO, MessageKind.REPLY, "Il arrive <demain>.\n\nBien à vous");

        wire.publish(added);

        var mail = Mailboxes.await(1, address).getFirst();
        assertThat(header(mail, "Message-ID")).isEqualTo("<msg." + added.message() + "@fr.guichet.example>");
        assertThat(header(mail, "In-Reply-To")).isEqualTo("<first@client.example>");
        assertThat(header(mail, "References")).isEqualTo("<before@client.example> <first@client.example>");
        assertThat(header(mail, "Reply-To")).isEqualTo("support+t0ken@fr.guichet.example");
        assertThat(mail.getHeader("Auto-Submitted")).isNull();
        assertThat(mail.getFrom()[0]).hasToString(
                new InternetAddress("support@fr.guichet.example",
                        "Bruno Leroy – Support France", "UTF-8").toString());
        assertThat(mail.getSubject()).isEqualTo("Re: Où est mon colis ? [#" + ticket.number() + "]");
        assertThat(text(mail, "text/plain")).startsWith("Il arrive <demain>.\n\nBien à vous\n\n-- \nBruno Leroy");
        assertThat(text(mail, "text/html")).contains("Il arrive &lt;demain&gt;.</p>");
        assertThat(wire.await(1, MailSent.class, ticket.id()).getFirst().message()).isEqualTo(added.message());
    }

    @Test
    void what_an_agent_writes_as_html_keeps_its_form_and_its_links() throws Exception {
        var address = address("claire");
        var ticket = ticket().from(address);

        wire.publish(ticket.formatted(BRUNO, "Payez ici (https://pay.example/1).",
                "<p><a href=\"https://pay.example/1\">Payez <b>ici</b></a>.<img src=\"cid:lost\" alt=\"\" /></p>"));

        var mail = Mailboxes.await(1, address).getFirst();
        assertThat(text(mail, "text/plain")).contains("Payez ici (https://pay.example/1).");
        assertThat(text(mail, "text/html")).contains("<a href=\"https://pay.example/1\">Payez <b>ici</b></a>.</p>");
    }

    @Test
    void a_customer_without_an_address_is_sent_nothing() {
        var silent = ticket().from(null);
        wire.publish(silent.opened());
        wire.publish(silent.written(BRUNO, MessageKind.REPLY, "Bonjour"));

        wire.publish(silent.from(address("late")).written(BRUNO, MessageKind.REPLY, "Voilà"));

        wire.await(1, MailSent.class, silent.id());
        assertThat(rows("select kind from delivery where ticket = ?", silent.id())).containsExactly("REPLY");
    }

    @Test
    void a_note_reaches_nobody() {
        var ticket = ticket().from(address("claire"));
        wire.publish(ticket.written(BRUNO, MessageKind.NOTE, "Entre nous"));

        wire.publish(
                ticket.written(new Actor(Actor.Kind.CLIENT, UUID.randomUUID(), "Boutique"), MessageKind.REPLY, "A"));

        wire.await(1, MailSent.class, ticket.id());
        assertThat(rows("select recipient from delivery where ticket = ?", ticket.id())).hasSize(1);
    }

    private static List<String> subjects(List<MimeMessage> mails) {
        return mails.stream().map(mail -> {
            try {
                return mail.getSubject();
            } catch (MessagingException failure) {
                throw new IllegalStateException(failure);
            }
        }).toList();
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        return mail.getHeader(name, ", ").replaceAll("\\r?\\n", "");
    }

    private static String text(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return ((String) part.getContent()).replace("\r\n", "\n");
        }
        var found = new StringBuilder();
        if (part.getContent() instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                found.append(text(parts.getBodyPart(i), type));
            }
        }
        return found.toString();
    }
}
