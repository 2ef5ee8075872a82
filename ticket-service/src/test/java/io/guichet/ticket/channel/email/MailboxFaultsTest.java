package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.channel.email.MailboxFetchTest.awaitTickets;
import static io.guichet.ticket.channel.email.MailboxFetchTest.deliver;
import static io.guichet.ticket.channel.email.MailboxFetchTest.port;
import static io.guichet.ticket.channel.email.MailboxFetchTest.unread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

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
    @Inject
    MailConfig config;

    private String box = "";
    private String id = "";
    private String customer = "";

    @BeforeEach
    void two_mails_wait() throws MessagingException {
        box = "faulty" + ids.next() + "@fr.guichet.example";
        id = asAdministrator().body(Map.of("address", box, "department", "support-fr")).post("/api/v1/mailboxes")
                .path("id");
        customer = "c" + ids.next() + "@client.example";
        deliver(box, mail("The first"));
        deliver(box, mail("The second"));
    }

    @Test
    void a_mail_that_is_never_given_holds_up_no_other_stays_unread_and_is_fetched_when_it_is_asked_for()
            throws IOException, MessagingException {
        var ill = new AtomicBoolean(true);
        try (var server = FaultyImap.thatCannotReadTheFirstWhile(port("GUICHET_IMAP_PORT"), ill::get);
                var watch = watch(server, Duration.ofSeconds(2)).start()) {
            awaitTickets(customer, 1);
            var failed = awaitFailed("could not be fetched: ");
            deliver(box, mail("The third"));
            awaitTickets(customer, 2);
            assertThat(unread(box)).isOne();

            ill.set(false);
            asAdministrator().urlEncodingEnabled(false)
                    .post("/api/v1/channels/email/failures/" + failed + ":replay").then().statusCode(200)
                    .body("outcome", equalTo("FAILED"));

            awaitTickets(customer, 3);
            assertThat(watch.hasEnded()).isFalse();
        }
    }

    @Test
    void a_server_that_gives_nothing_for_a_while_loses_nothing() throws IOException {
        var ill = new AtomicBoolean(true);
        try (var server = FaultyImap.thatReadsNothingWhile(port("GUICHET_IMAP_PORT"), ill::get);
                var watch = watch(server, Duration.ZERO).start()) {
            awaitLastError("UNAVAILABLE");

            ill.set(false);

            awaitTickets(customer, 2);
            await().atMost(PATIENCE).untilAsserted(() -> asAdministrator().get("/api/v1/mailboxes/" + id + "/counts")
                    .then().body("outcomes", equalTo(Map.of("OPENED", 2))));
            assertThat(watch.hasEnded()).isFalse();
        }
    }

    @Test
    void a_mail_that_is_announced_larger_than_allowed_is_kept_by_its_header() throws IOException {
        try (var server = FaultyImap.thatExaggeratesTheFirst(port("GUICHET_IMAP_PORT"));
                var watch = watch(server, config.giveUp()).start()) {
            awaitTickets(customer, 1);

            assertThat(awaitFailed("larger than what is fetched: ")).isNotEmpty();
            assertThat(watch.hasEnded()).isFalse();
        }
    }

    @Test
    void a_literal_that_no_memory_holds_is_refused_and_the_other_mails_come_in() throws IOException {
        try (var server = FaultyImap.thatAnnouncesTooMuch(port("GUICHET_IMAP_PORT"));
                var watch = watch(server, config.giveUp()).start()) {
            awaitTickets(customer, 1);

            awaitLastError("1500000000 bytes at once");
            assertThat(watch.hasEnded()).isFalse();
        }
    }

    private MailboxWatch watch(FaultyImap server, Duration giveUp) {
        var mailbox = sink.mailboxes().stream().filter(each -> each.address().value().equals(box)).findAny()
                .orElseThrow();
        var account = new Mailbox.Imap("127.0.0.1", server.port(), box, passwords.seal("any"),
                Mailbox.Encryption.NONE);
        return new MailboxWatch(mailbox, account, sink, new MailSettings(config, giveUp, config.longestReading()));
    }

    private void awaitLastError(String part) {
        await().atMost(PATIENCE).untilAsserted(() -> asAdministrator().get("/api/v1/mailboxes/" + id).then()
                .body("lastError", containsString(part)));
    }

    private String awaitFailed(String reason) {
        await().atMost(PATIENCE).untilAsserted(() -> asAdministrator()
                .get("/api/v1/channels/email/messages?limit=200&outcome=FAILED").then()
                .body("items.find { it.mailbox == '" + box + "' }", notNullValue())
                .body("items.find { it.mailbox == '" + box + "' }.reason", startsWith(reason)));
        return asAdministrator().get("/api/v1/channels/email/messages?limit=200&outcome=FAILED")
                .path("items.find { it.mailbox == '" + box + "' }.id");
    }

    private String mail(String subject) {
        return Mails.mail(customer, box, "<" + ids.next() + "@client.example>", subject, List.of());
    }
}
