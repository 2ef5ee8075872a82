package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import jakarta.inject.Inject;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class MailboxFetchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Ids ids;

    @Test
    void a_mail_by_smtp_becomes_a_ticket_and_an_answer_joins_it() throws MessagingException {
        var box = "fetch" + ids.next() + "@fr.guichet.example";
        var customer = "c" + ids.next() + "@client.example";
        addMailbox(box, "any").then().log().ifValidationFails().statusCode(201)
                .body("imap.host", notNullValue()).body("imap.password", equalTo(null));
        var first = "<" + ids.next() + "@client.example>";

        deliver(box, Mails.mail(customer, box, first, "Card", List.of()));

        awaitTickets(customer, 1);
        deliver(box, Mails.mail(customer, box, "<" + ids.next() + "@client.example>", "Re: Card",
                List.of("In-Reply-To: " + first)));
        deliver(box, Mails.mail(customer, box, first, "Card", List.of()));
        awaitOutcome("APPENDED", box);
        awaitOutcome("DUPLICATE", box);
        awaitTickets(customer, 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(unread(box)).isZero());
    }

    @Test
    void mail_that_waits_unread_is_fetched_when_the_mailbox_is_added() throws MessagingException {
        var box = "waiting" + ids.next() + "@fr.guichet.example";
        var customer = "c" + ids.next() + "@client.example";
        deliver(box, Mails.mail(customer, box, "<" + ids.next() + "@client.example>", "Card", List.of()));

        addMailbox(box, "any").then().statusCode(201);

        awaitTickets(customer, 1);
    }

    @Test
    void a_mailbox_that_cannot_be_reached_says_why_and_stops_no_other() throws MessagingException {
        var broken = "broken" + ids.next() + "@fr.guichet.example";
        var box = "sound" + ids.next() + "@fr.guichet.example";
        var customer = "c" + ids.next() + "@client.example";
        add(broken, 1).then().statusCode(201);
        addMailbox(box, "any").then().statusCode(201);

        deliver(box, Mails.mail(customer, box, "<" + ids.next() + "@client.example>", "Card", List.of()));

        awaitTickets(customer, 1);
        await().atMost(PATIENCE).untilAsserted(() -> asAdministrator().get("/api/v1/mailboxes").then()
                .body("items.find { it.address == '" + broken + "' }.lastError", notNullValue())
                .body("items.find { it.address == '" + box + "' }.lastError", equalTo(null)));
    }

    @Test
    void a_mailbox_that_is_switched_off_is_not_fetched_and_keeps_its_password_for_when_it_is()
            throws MessagingException {
        var off = "off" + ids.next() + "@fr.guichet.example";
        var on = "on" + ids.next() + "@fr.guichet.example";
        var customer = "c" + ids.next() + "@client.example";
        var imap = Map.of("host", "127.0.0.1", "port", port("GUICHET_IMAP_PORT"), "username", off, "encryption",
                "NONE");
        var account = new HashMap<String, Object>(imap);
        account.put("password", "any");
        String id = asAdministrator().body(Map.of("address", off, "department", "support-fr", "enabled", false, "imap",
                account)).post("/api/v1/mailboxes").then().statusCode(201).extract().path("id");
        deliver(off, Mails.mail(customer, off, "<" + ids.next() + "@client.example>", "Card", List.of()));
        addMailbox(on, "any").then().statusCode(201);
        deliver(on, Mails.mail("n" + customer, on, "<" + ids.next() + "@client.example>", "Card", List.of()));
        awaitTickets("n" + customer, 1);
        assertThat(unread(off)).isOne();

        asAdministrator().header("If-Match", "\"1\"").body(Map.of("department", "support-fr", "imap", imap))
                .put("/api/v1/mailboxes/" + id).then().statusCode(200).body("enabled", equalTo(true));

        awaitTickets(customer, 1);
    }

    @Test
    void a_password_is_never_shown() {
        var box = "secret" + ids.next() + "@fr.guichet.example";
        addMailbox(box, "swordfish").then().statusCode(201);

        asAdministrator().get("/api/v1/mailboxes").then().statusCode(200).body(not(containsString("swordfish")));
    }

    private static Response addMailbox(String address, String password) {
        return asAdministrator().body(Map.of("address", address, "department", "support-fr", "imap",
                Map.of("host", "127.0.0.1", "port", port("GUICHET_IMAP_PORT"), "username", address, "password",
                        password, "encryption", "NONE")))
                .post("/api/v1/mailboxes");
    }

    private static Response add(String address, int port) {
        return asAdministrator().body(Map.of("address", address, "department", "support-fr", "imap",
                Map.of("host", "127.0.0.1", "port", port, "username", address, "password", "x", "encryption", "NONE")))
                .post("/api/v1/mailboxes");
    }

    static void awaitTickets(String customer, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> asAdministrator().get(TICKETS + "?contact=" + customer).then()
                .body("items.size()", equalTo(count)));
    }

    private static void awaitOutcome(String outcome, String box) {
        await().atMost(PATIENCE).untilAsserted(() -> asAdministrator()
                .get("/api/v1/channels/email/messages?limit=200&outcome=" + outcome).then()
                .body("items.findAll { it.mailbox == '" + box + "' }.size()", equalTo(1)));
    }

    static void deliver(String to, String mail) throws MessagingException {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(port("GUICHET_SMTP_PORT")));
        var session = Session.getInstance(settings);
        var message = new MimeMessage(session, new ByteArrayInputStream(Mails.raw(mail)));
        // Not Transport.send, which would give the mail another Message-ID.
        try (var transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, new InternetAddress[]{new InternetAddress(to)});
        }
    }

    static long unread(String box) throws MessagingException {
        var store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", port("GUICHET_IMAP_PORT"), box, "any");
        try (store) {
            var folder = store.getFolder("INBOX");
            folder.open(Folder.READ_ONLY);
            return Arrays.stream(folder.getMessages()).filter(mail -> !isSeen(mail)).count();
        }
    }

    private static boolean isSeen(Message mail) {
        try {
            return mail.isSet(Flag.SEEN);
        } catch (MessagingException failure) {
            throw new AssertionError(failure);
        }
    }

    static int port(String name) {
        return ConfigProvider.getConfig().getValue(name, Integer.class);
    }
}
