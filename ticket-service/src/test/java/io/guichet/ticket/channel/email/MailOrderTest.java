package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

/** What was stored is filed by itself, by several at once. */
@QuarkusTest
class MailOrderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int CONVERSATIONS = 6;
    private static final int STRANGE = 300;
    private static final List<String> WORDS = List.of("=?utf-8?Q?=00=01?=", "=?utf-16?B?2AA=?=", "=?utf-8?Q?=EF=BF?=",
            "\0", "\u202E", "[#100001]", "<a@b>", "\"", "a@b.example", "(c)", "=?x?Q?=FF?=", ";", "\uFFFF", "\u00e9");
    private static final List<String> FIELDS = List.of("From", "Reply-To", "Subject", "Message-ID", "To",
            "Cc", "Content-Type", "Auto-Submitted", "Diagnostic-Code", "Date", "Content-Disposition", "X-Loop");

    @Inject
    Ids ids;
    @Inject
    MailStore store;

    private String box = "";
    private UUID id = new UUID(0, 0);

    @BeforeEach
    void mailbox() {
        box = "order" + ids.next() + "@fr.guichet.example";
        id = UUID.fromString(asAdministrator().body(Map.of("address", box, "department", "support-fr"))
                .post("/api/v1/mailboxes").path("id"));
    }

    @Test
    void an_answer_is_filed_after_the_large_mail_that_it_answers() throws Throwable {
        for (var conversation = 0; conversation < CONVERSATIONS; conversation++) {
            var first = "<" + ids.next() + "@client.example>";
            keep(Mails.raw(mail(first, "Content-Language: fr") + "It is so. ".repeat(400_000)));
            keep(Mails.raw(mail("<" + ids.next() + "@client.example>", "In-Reply-To: " + first)));
        }

        awaitCounts(Map.of("OPENED", CONVERSATIONS, "APPENDED", CONVERSATIONS));
    }

    @Test
    void an_answer_to_what_never_came_waits_for_nothing() throws Throwable {
        keep(Mails.raw(mail("<" + ids.next() + "@client.example>", "In-Reply-To: <nothing@client.example>")));

        awaitCounts(Map.of("OPENED", 1));
    }

    @Test
    void strange_headers_come_to_an_end_in_the_database() throws Throwable {
        var random = new Random(7);
        for (var mail = 0; mail < STRANGE; mail++) {
            keep(Mails.raw(strange(random)));
        }

        await().atMost(PATIENCE).untilAsserted(() -> asAdministrator().get("/api/v1/mailboxes/" + id + "/counts").then()
                .body("received", equalTo(STRANGE)).body("waiting", equalTo(0))
                .body("outcomes.FAILED", equalTo(null)));
        assertThat(listed()).isEqualTo(
                asAdministrator().get("/api/v1/mailboxes/" + id + "/counts").<Map<String, Integer>>path("outcomes"));
    }

    /** How many mails of the mailbox the lists show, page by page. */
    private Map<String, Integer> listed() {
        var listed = new TreeMap<String, Integer>();
        for (var outcome : Outcome.values()) {
            var page = "/api/v1/channels/email/messages?limit=100&outcome=" + outcome;
            for (var cursor = ""; cursor != null;) {
                var answer = asAdministrator().get(page + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).jsonPath();
                var ours = answer.getList("items.findAll { it.mailbox == '" + box + "' }").size();
                listed.merge(outcome.name(), ours, Integer::sum);
                cursor = answer.getString("next");
            }
        }
        listed.values().removeIf(count -> count == 0);
        return listed;
    }

    @Test
    void a_mail_with_very_many_files_is_filed_with_them() throws Throwable {
        var parts = IntStream.range(0, 998).mapToObj(number -> """
                --o
                Content-Type: image/png; name=%d.png
                Content-Disposition: attachment

                q
                """.formatted(number)).collect(Collectors.joining());

        keep(Mails.raw("""
                From: claire@client.example
                Subject: Pictures
                Content-Type: multipart/mixed; boundary=o

                --o

                Look at these.
                %s--o--
                """.formatted(parts)));

        awaitCounts(Map.of("OPENED", 1));
        String mail = asAdministrator().get("/api/v1/channels/email/messages?limit=200&outcome=OPENED")
                .path("items.find { it.mailbox == '" + box + "' }.id");
        asAdministrator().get("/api/v1/channels/email/messages/" + mail).then()
                .body("message.attachments.size()", equalTo(998))
                .body("message.attachments.findAll { it.id == null }.size()", equalTo(0));
    }

    private static String strange(Random random) {
        var lines = new ArrayList<String>();
        for (var line = 0; line < 8; line++) {
            var words = new ArrayList<String>();
            for (var word = random.nextInt(5); word >= 0; word--) {
                words.add(WORDS.get(random.nextInt(WORDS.size())).repeat(1 + random.nextInt(40)));
            }
            lines.add(FIELDS.get(random.nextInt(FIELDS.size())) + ": " + String.join(" ", words));
        }
        var type = random.nextBoolean() ? "" : "Content-Type: multipart/report; boundary=b\n";
        return type + String.join("\n", lines) + "\n\n--b\n\n\0Hello\n--b\nContent-Type: message/delivery-status\n\n"
                + String.join("\n", lines) + "\n--b--\n";
    }

    private void keep(byte[] raw) throws Throwable {
        var unused = VertxContextSupport.subscribeAndAwait(() -> store.keep(id, new RawMail(raw, null)));
    }

    private void awaitCounts(Map<String, Integer> outcomes) {
        await().atMost(PATIENCE).untilAsserted(() -> asAdministrator().get("/api/v1/mailboxes/" + id + "/counts").then()
                .body("outcomes", equalTo(outcomes)));
    }

    private String mail(String mailId, String line) {
        return Mails.mail("claire@client.example", box, mailId, "Card", List.of(line));
    }
}
