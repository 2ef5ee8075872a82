package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.channel.email.MailboxFetchTest.awaitTickets;
import static io.guichet.ticket.channel.email.MailboxFetchTest.deliver;
import static io.guichet.ticket.channel.email.MailboxFetchTest.port;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MailboxFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Ids ids;
    @Inject
    MailSink sink;
    @Inject
    MailboxPasswords passwords;

    private String box = "";
    private String customer = "";

    @BeforeEach
    void two_mails_wait() throws MessagingException {
        box = "faulty" + ids.next() + "@fr.guichet.example";
        customer = "c" + ids.next() + "@client.example";
        deliver(box, mail("The first"));
        deliver(box, mail("The second"));
    }

    @Test
    void a_mail_that_the_server_cannot_read_holds_up_no_other_and_is_kept_as_failed()
            throws IOException, MessagingException {
        try (var server = FaultyImap.thatCannotReadTheFirst(port("GUICHET_IMAP_PORT"))) {
            asAdministrator().body(Map.of("address", box, "department", "support-fr", "imap",
                    Map.of("host", "127.0.0.1", "port", server.port(), "username", box, "password", "any",
                            "encryption", "NONE")))
                    .post("/api/v1/mailboxes").then().statusCode(201);

            awaitTickets(customer, 1);
            awaitFailed();
            deliver(box, mail("The third"));
            awaitTickets(customer, 2);
        }
    }

    @Test
    void a_mail_that_is_too_large_for_the_memory_ends_no_watch() throws IOException {
        asAdministrator().body(Map.of("address", box, "department", "support-fr")).post("/api/v1/mailboxes").then()
                .statusCode(201);
        var mailbox = sink.mailboxes().stream().filter(each -> each.address().value().equals(box)).findAny()
                .orElseThrow();
        try (var server = FaultyImap.thatExaggeratesTheFirst(port("GUICHET_IMAP_PORT"))) {
            var account = new Mailbox.Imap("127.0.0.1", server.port(), box, passwords.seal("any"),
                    Mailbox.Encryption.NONE);
            var watch = new MailboxWatch(mailbox, account, sink, new Limitless());

            try (var running = watch.start()) {
                awaitFailed();
                awaitTickets(customer, 1);
                await().atMost(PATIENCE).untilAsserted(() -> asAdministrator().get("/api/v1/mailboxes/" + mailbox.id())
                        .then().body("lastError", equalTo(null)));
            }

            await().atMost(PATIENCE).until(watch::hasEnded);
        }
    }

    private void awaitFailed() {
        await().atMost(PATIENCE).untilAsserted(() -> asAdministrator()
                .get("/api/v1/channels/email/messages?limit=200&outcome=FAILED").then()
                .body("items.findAll { it.mailbox == '" + box + "' }.reason",
                        equalTo(List.of("could not be fetched in 4 attempts"))));
    }

    private String mail(String subject) {
        return Mails.mail(customer, box, "<" + ids.next() + "@client.example>", subject, List.of());
    }

    /** As configured for tests, but for a limit on the size of a mail. */
    private record Limitless() implements MailConfig {

        @Override
        public boolean fetch() {
            return true;
        }

        @Override
        public Duration poll() {
            return Duration.ofSeconds(3);
        }

        @Override
        public Duration idle() {
            return Duration.ofMinutes(4);
        }

        @Override
        public Duration refresh() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofMinutes(1);
        }

        @Override
        public int largest() {
            return Integer.MAX_VALUE;
        }

        @Override
        public int mostPerHour() {
            return 20;
        }

        @Override
        public int mostRepeated() {
            return 30;
        }
    }
}
