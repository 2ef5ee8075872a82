package io.guichet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two installations of Guichet, each of which is the other's customer, over real SMTP and IMAP. */
class TwoGuichetsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> OUTCOMES = List.of("OPENED", "APPENDED", "FOLLOW_UP", "AUTO_REPLY", "BOUNCE",
            "LOOP", "REJECTED", "HELD", "DUPLICATE", "FAILED");
    private static final List<SmallGuichet> BOTH = new ArrayList<>();

    @BeforeAll
    static void two() throws IOException {
        for (var name : List.of("one", "two")) {
            BOTH.add(new SmallGuichet(name));
        }
        for (var guichet : BOTH) {
            guichet.setup("routing").body(Map.of("name", "Support", "language", "en", "supportAddress",
                    guichet.address())).put("/departments/support").then().statusCode(oneOf(200, 201));
            await().atMost(PATIENCE).untilAsserted(() -> guichet.setup("ticket").body(Map.of("address",
                    guichet.address(), "department", "support", "imap", Map.of("host", "127.0.0.1", "port",
                            guichet.imapPort(), "username", guichet.address(), "password", "any", "encryption",
                            "NONE")))
                    .post("/mailboxes").then().statusCode(oneOf(201, 409)));
        }
    }

    @AfterAll
    static void none() {
        BOTH.forEach(SmallGuichet::close);
    }

    @Test
    void what_they_send_by_themselves_ends_at_the_other() {
        var one = BOTH.getFirst();
        var two = BOTH.getLast();

        var ours = opened(one, two.address());
        awaitOutcomes(two, one.address(), "REJECTED");
        write(one, ours, "Where is the parcel that you sent us?");
        awaitOutcomes(two, one.address(), "REJECTED", "OPENED");
        awaitOutcomes(one, two.address(), "AUTO_REPLY");
        var theirs = ticketOf(two, one.address());
        write(two, theirs, "It arrives tomorrow.");
        awaitOutcomes(one, two.address(), "AUTO_REPLY", "APPENDED");
        close(one, ours);
        awaitOutcomes(two, one.address(), "REJECTED", "OPENED", "AUTO_REPLY");
        close(two, theirs);
        awaitOutcomes(one, two.address(), "AUTO_REPLY", "APPENDED", "AUTO_REPLY");

        // Whatever they still had to say to each other is said before they hear of somebody else.
        BOTH.forEach(TwoGuichetsTest::hearOfSomebodyElse);
        assertOutcomes(two, one.address(), "REJECTED", "OPENED", "AUTO_REPLY");
        assertOutcomes(one, two.address(), "AUTO_REPLY", "APPENDED", "AUTO_REPLY");
        assertThat(sent(one, two.address())).containsExactly("ACKNOWLEDGEMENT", "REPLY", "RESOLUTION");
        assertThat(sent(two, one.address())).containsExactly("ACKNOWLEDGEMENT", "REPLY", "RESOLUTION");
        for (var guichet : BOTH) {
            var ticket = guichet == one ? ours : theirs;
            guichet.product("ticket").get("/tickets/" + ticket).then().body("status", equalTo("CLOSED"));
        }
    }

    private static String opened(SmallGuichet guichet, String customer) {
        return guichet.product("ticket").body(Map.of("subject", "Parcel", "text", "Asked by phone.", "department",
                "support", "contact", Map.of("email", customer))).post("/tickets").then().statusCode(201).extract()
                .path("id");
    }

    private static void write(SmallGuichet guichet, String ticket, String text) {
        guichet.product("ticket").body(Map.of("kind", "REPLY", "text", text)).post("/tickets/" + ticket + "/messages")
                .then().statusCode(201);
    }

    private static void close(SmallGuichet guichet, String ticket) {
        guichet.product("ticket").put("/tickets/" + ticket + "/closure").then().statusCode(200);
    }

    /** A person's mail, filed and acknowledged, once nothing waits to be sent. */
    private static void hearOfSomebodyElse(SmallGuichet guichet) {
        await().atMost(PATIENCE).untilAsserted(() -> guichet.product("notification").get("/deliveries?state=QUEUED")
                .then().statusCode(200).body("items", empty()));
        var somebody = "s" + UUID.randomUUID() + "@customer.example";
        var _ = guichet.mail().send(somebody, guichet.address(), "Something else", "Hello");
        awaitOutcomes(guichet, somebody, "OPENED");
        await().atMost(PATIENCE).until(() -> sent(guichet, somebody), List.of("ACKNOWLEDGEMENT")::equals);
    }

    private static void awaitOutcomes(SmallGuichet guichet, String from, String... outcomes) {
        await().atMost(PATIENCE).untilAsserted(() -> assertOutcomes(guichet, from, outcomes));
    }

    private static void assertOutcomes(SmallGuichet guichet, String from, String... outcomes) {
        assertThat(mails(guichet, from).stream().map(mail -> String.valueOf(mail.get("outcome"))).toList())
                .containsExactly(outcomes);
    }

    private static String ticketOf(SmallGuichet guichet, String from) {
        return mails(guichet, from).stream().filter(mail -> "OPENED".equals(mail.get("outcome")))
                .map(mail -> String.valueOf(((Map<?, ?>) Objects.requireNonNull(mail.get("ticket"))).get("id")))
                .findFirst().orElseThrow();
    }

    /** What came from an address, oldest first. */
    private static List<Map<String, Object>> mails(SmallGuichet guichet, String from) {
        return OUTCOMES.stream()
                .flatMap(outcome -> guichet.setup("ticket").get("/channels/email/messages?limit=200&outcome=" + outcome)
                        .then().statusCode(200).extract().jsonPath().<Map<String, Object>>getList("items").stream())
                .filter(mail -> from.equals(mail.get("from")))
                .sorted(Comparator.comparing(mail -> Instant.parse(String.valueOf(mail.get("receivedAt"))))).toList();
    }

    /** What was sent to an address, oldest first. */
    private static List<String> sent(SmallGuichet guichet, String to) {
        return guichet.product("notification").get("/deliveries?limit=200").then().statusCode(200).extract().jsonPath()
                .<Map<String, Object>>getList("items").reversed().stream()
                .filter(mail -> to.equals(mail.get("recipient")))
                .map(mail -> "SENT".equals(mail.get("state")) ? String.valueOf(mail.get("kind")) : "not sent").toList();
    }
}
