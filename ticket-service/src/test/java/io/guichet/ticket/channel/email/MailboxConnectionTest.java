package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.channel.email.MailboxFetchTest.awaitTickets;
import static io.guichet.ticket.channel.email.MailboxFetchTest.deliver;
import static io.guichet.ticket.channel.email.MailboxFetchTest.port;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import io.guichet.reliable.Ids;
import io.guichet.ticket.channel.email.Mailbox.Encryption;
import io.quarkus.test.junit.QuarkusTest;

/** How we reach the server of a mailbox. */
@QuarkusTest
class MailboxConnectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String HERE = "localhost";

    @Inject
    Ids ids;

    private String box = "";
    private String customer = "";

    @BeforeEach
    void a_mail_waits() throws MessagingException {
        box = "secure" + ids.next() + "@fr.guichet.example";
        customer = "c" + ids.next() + "@client.example";
        deliver(box, mail());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void mail_is_fetched_over_an_encrypted_connection(Encryption encryption, @TempDir Path folder) throws Exception {
        try (var server = new SecureImap(port("GUICHET_IMAP_PORT"), encryption, HERE, folder);
                var inbox = open(server, encryption)) {
            var message = inbox.candidates(1).getFirst();
            assertThat(inbox.ours(List.of(message), 1)).hasSize(1);

            var mail = inbox.fetch(message, 1_000_000);

            assertThat(new String(mail.content(), StandardCharsets.UTF_8)).contains("My card is refused.");
            assertThat(mail.flaw()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void a_server_with_the_name_of_another_is_told_nothing(Encryption encryption, @TempDir Path folder)
            throws Exception {
        try (var server = new SecureImap(port("GUICHET_IMAP_PORT"), encryption, "other.example", folder)) {
            assertThatThrownBy(() -> open(server, encryption).close()).isInstanceOf(MessagingException.class)
                    .hasStackTraceContaining("No subject alternative");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void a_server_that_does_not_encrypt_is_told_nothing(Encryption encryption) {
        var account = new Mailbox.Imap(HERE, port("GUICHET_IMAP_PORT"), box, "sealed", encryption);

        assertThatThrownBy(() -> ImapInbox.open(account, "any", PATIENCE).close())
                .isInstanceOf(MessagingException.class);
    }

    @Test
    void a_server_that_cannot_tell_of_mail_is_asked_again_and_again() throws IOException, MessagingException {
        try (var server = FaultyImap.withoutIdle(port("GUICHET_IMAP_PORT"))) {
            asAdministrator().body(Map.of("address", box, "department", "support-fr", "imap",
                    Map.of("host", "127.0.0.1", "port", server.port(), "username", box, "password", "any",
                            "encryption", "NONE")))
                    .post("/api/v1/mailboxes").then().statusCode(201);
            awaitTickets(customer, 1);

            deliver(box, mail());

            awaitTickets(customer, 2);
        }
    }

    @Test
    void nothing_goes_to_another_machine_in_clear() {
        asAdministrator().body(Map.of("address", box, "department", "support-fr", "imap",
                Map.of("host", "mail.example", "port", 143, "username", box, "password", "any", "encryption", "NONE")))
                .post("/api/v1/mailboxes").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/imap/encryption"));
    }

    private ImapInbox open(SecureImap server, Encryption encryption) throws MessagingException {
        var account = new Mailbox.Imap(HERE, server.port(), box, "sealed", encryption);
        return ImapInbox.open(account, "any", PATIENCE, server.factory());
    }

    private String mail() {
        return Mails.mail(customer, box, "<" + ids.next() + "@client.example>", "Card", List.of());
    }
}
