package io.guichet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/** Mails in both directions, over real SMTP and IMAP. */
class MailStoriesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration REOPEN_WINDOW = Duration.ofSeconds(30);
    /** As long as an acknowledgement may wait for what is promised, and a little. */
    private static final Duration RECEIPT = Duration.ofSeconds(12);
    private static final String BOX = "desk@stories.guichet.example";
    private static final String OTHER_BOX = "shop@stories.guichet.example";
    private static final Pattern LINK = Pattern.compile("https?://\\S+(/api/v1/shared-files/\\S+)");

    private final Installation guichet = Installation.shared();
    private final Mail mail = guichet.mail();
    private final String customer = "c" + UUID.randomUUID() + "@customer.example";

    @BeforeEach
    void departmentWithTwoMailboxes() {
        alice().body(Map.of("name", "Stories", "language", "en", "supportAddress", BOX, "settings",
                Map.of("reopenWindow", REOPEN_WINDOW.toString()))).put("/departments/stories").then()
                .statusCode(oneOf(200, 201));
        for (var address : List.of(BOX, OTHER_BOX)) {
            await().atMost(PATIENCE).untilAsserted(() -> alice().body(Map.of("address", address, "department",
                    "stories", "imap", Map.of("host", "127.0.0.1", "port", guichet.imapPort(), "username", address,
                            "password", "any", "encryption", "NONE")))
                    .post("/mailboxes").then().statusCode(oneOf(201, 409)));
        }
    }

    @Test
    void a_stranger_a_machine_and_a_report_end_where_they_belong() {
        var opened = opened("Card refused");
        var receipt = received(customer, 1);

        write("stranger@customer.example", BOX, "Re: Card refused", "In-Reply-To: " + opened.getString("messageId"));
        assertThat(filed("stranger@customer.example").getString("outcome")).isEqualTo("HELD");
        assertThat(texts(opened.getString("ticket.id"))).hasSize(1);
        write(customer, receipt.replyTo(), "Away", "Auto-Submitted: auto-replied", "In-Reply-To: "
                + receipt.messageId());
        ends(opened, "AUTO_REPLY");
        mail.raw("mailer-daemon@mx.example", List.of(BOX), Written.report(BOX, customer, receipt.messageId()));
        ends(opened, "BOUNCE");

        await().atMost(PATIENCE).untilAsserted(() -> alice().get("/deliveries?ticket=" + opened.getString("ticket.id"))
                .then().body("items.find { it.kind == 'ACKNOWLEDGEMENT' }.state", equalTo("BOUNCED")));
        alice().get("/tickets/" + opened.getString("ticket.id")).then().body("status", equalTo("NEW"));
    }

    @Test
    void an_answer_that_comes_back_is_told_of_and_one_that_arrives_reopens_its_ticket() {
        var opened = opened("Parcel lost");
        var ticket = opened.getString("ticket.id");
        answer(ticket, List.of());
        var answer = answered(ticket);
        mail.raw("mailer-daemon@mx.example", List.of(BOX), Written.report(BOX, customer, answer.messageId()));
        await().atMost(PATIENCE).untilAsserted(() -> alice().get("/deliveries?ticket=" + ticket).then()
                .body("items.find { it.kind == 'REPLY' }.state", equalTo("BOUNCED"))
                .body("items.find { it.kind == 'REPLY' }.resendable", equalTo(true)));
        alice().put("/tickets/" + ticket + "/closure").then().statusCode(200);

        var _ = mail.reply(answer, customer, "It is still not here.");

        await().atMost(PATIENCE).untilAsserted(() -> alice().get("/tickets/" + ticket).then()
                .body("status", equalTo("REOPENED")));
        assertThat(texts(ticket)).last().asString().contains("still not here");
    }

    @Test
    void our_own_mail_that_comes_back_is_a_loop_and_no_request() {
        var opened = opened("Loop");
        var receipt = received(customer, 1);
        var loops = mails("LOOP").size();

        mail.raw(customer, List.of(BOX), """
                From: %s
                To: %s
                Message-ID: %s
                Subject: %s
                Auto-Submitted: auto-replied

                Sent on by a rule.
                """.formatted(BOX, BOX, receipt.messageId(), receipt.subject()));

        await().atMost(PATIENCE).until(() -> mails("LOOP").size() > loops);
        assertThat(texts(opened.getString("ticket.id"))).hasSize(1);
    }

    @Test
    void an_answer_written_while_nobody_sends_is_sent_once_somebody_does() {
        var opened = opened("Killed");
        var ticket = opened.getString("ticket.id");
        guichet.kill("notification");
        alice().body(Map.of("kind", "REPLY", "html",
                "<p>Pay <a href='https://pay.example/1'>here</a>.</p>")).post("/tickets/" + ticket + "/messages")
                .then().statusCode(201);

        guichet.restart("notification");

        assertThat(answered(ticket).text()).contains("Pay here (https://pay.example/1).");
        alice().get("/deliveries?ticket=" + ticket).then().body("items.findAll { it.kind == 'REPLY' }.copies",
                equalTo(List.of(0)));
    }

    @Test
    void a_flood_in_somebodys_name_is_one_mail_to_them() {
        for (var number = 0; number < 30; number++) {
            write(customer, BOX, "Flood " + number);
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mails("OPENED")).filteredOn(
                found -> customer.equals(found.get("from"))).hasSizeGreaterThanOrEqualTo(20));
        assertThat(received(customer, 1).subject()).doesNotContain("Flood");
        await().during(RECEIPT).atMost(PATIENCE).until(() -> mail.inbox(customer).size() == 1);
    }

    @Test
    void an_answer_to_a_merged_ticket_reaches_the_target_and_one_long_after_the_end_another_ticket() {
        var source = opened("Twice debited");
        var receipt = received(customer, 1);
        String target = alice().body(Map.of("subject", "Same thing", "text", "Twice", "department", "stories",
                "contact", Map.of("email", customer))).post("/tickets").path("id");
        alice().body(Map.of("tickets", List.of(source.getString("ticket.id")))).post("/tickets/" + target + "/merge")
                .then().statusCode(200);

        var _ = mail.reply(receipt, customer, "Is there news?");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(texts(target)).anyMatch(text -> text
                .contains("Is there news?")));
        alice().put("/tickets/" + target + "/closure").then().statusCode(200);
        var windowEnds = Instant.now().plus(REOPEN_WINDOW).plusSeconds(1);
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(windowEnds));
        var _ = mail.reply(receipt, customer, "It happened again.");

        var followUp = await().atMost(PATIENCE).until(() -> list("FOLLOW_UP").<String>get(
                "items.find { it.from == '" + customer + "' }?.ticket?.id"), Objects::nonNull);
        assertThat(followUp).isNotEqualTo(target);
        assertThat(texts(followUp)).singleElement().asString().contains("It happened again.");
        assertThat(texts(target)).noneMatch(text -> text.contains("It happened again."));
        alice().get("/tickets/" + target).then().body("status", equalTo("CLOSED"));
    }

    @Test
    void one_mail_to_two_mailboxes_is_two_tickets_and_the_same_one_again_none() {
        var written = Written.mail(customer, BOX + ", " + OTHER_BOX, "Where is my parcel?");
        mail.raw(customer, List.of(BOX, OTHER_BOX), written);
        mail.raw(customer, List.of(BOX), written);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mails("OPENED")).filteredOn(
                found -> customer.equals(found.get("from"))).hasSize(2));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mails("DUPLICATE")).filteredOn(
                found -> customer.equals(found.get("from"))).hasSize(1));
        assertThat(received(customer, 1).autoSubmitted()).isEqualTo("auto-replied");
        await().during(RECEIPT).atMost(PATIENCE).until(() -> mail.inbox(customer).size() == 1);
    }

    @Test
    void who_is_in_copy_gets_the_answer_with_its_file_and_a_link_to_what_is_too_large() {
        var opened = opened("Statements");
        var receipt = received(customer, 1);
        var friend = "f" + customer;
        write(customer, receipt.replyTo(), "Re: Statements", "Cc: " + friend, "Bcc: hidden@customer.example");
        ends(opened, "APPENDED");

        answer(opened.getString("ticket.id"), List.of(upload("small.txt", 1_000), upload("large.bin", 11_000_000)));

        for (var address : List.of(customer, friend)) {
            var answer = received(address, address.equals(customer) ? 2 : 1);
            assertThat(answer.cc()).isEqualTo(friend);
            assertThat(answer.files()).containsExactly("small.txt 1000");
            var link = LINK.matcher(answer.text());
            assertThat(link.find()).isTrue();
            assertThat(RestAssured.given().get(guichet.url() + link.group(1)).then().statusCode(200).extract()
                    .asByteArray()).hasSize(11_000_000);
        }
        assertThat(received(customer, 2).replyTo()).isNotEqualTo(received(friend, 1).replyTo());
    }

    @Test
    void another_guichet_that_acknowledges_our_acknowledgement_ends_it() {
        var opened = opened("Your invoice");
        var receipt = received(customer, 1);

        write(customer, receipt.replyTo(), "We have received your request", "Auto-Submitted: auto-replied",
                "In-Reply-To: " + receipt.messageId(), "X-Auto-Response-Suppress: All");

        ends(opened, "AUTO_REPLY");
        // What a ticket's events cause is written in their order: whatever that one caused stands before this.
        answer(opened.getString("ticket.id"), List.of());
        assertThat(received(customer, 2).text()).contains("Here you are.");
        alice().get("/deliveries?ticket=" + opened.getString("ticket.id")).then()
                .body("items.findAll { it.kind != 'NOTICE' }.kind", equalTo(List.of("REPLY", "ACKNOWLEDGEMENT")));
    }

    /** The mail with the answer, whatever else has arrived. */
    private Mail.Received answered(String ticket) {
        await().atMost(PATIENCE).untilAsserted(() -> alice().get("/deliveries?ticket=" + ticket).then()
                .body("items.findAll { it.kind == 'REPLY' }.state", equalTo(List.of("SENT"))));
        return mail.inbox(customer).stream().filter(found -> found.messageId().startsWith("<msg.")).findFirst()
                .orElseThrow();
    }

    private void answer(String ticket, List<String> files) {
        alice().body(Map.of("kind", "REPLY", "text", "Here you are.", "attachments", files))
                .post("/tickets/" + ticket + "/messages").then().statusCode(201);
    }

    private String upload(String name, int size) {
        return guichet.as("alice").contentType(ContentType.BINARY).body(new byte[size])
                .post("/attachments?filename=" + name).then().statusCode(201).extract().path("id");
    }

    private Mail.Received received(String address, int count) {
        await().atMost(PATIENCE).until(() -> mail.inbox(address).size() >= count);
        assertThat(mail.inbox(address)).hasSize(count);
        return mail.inbox(address).getLast();
    }

    private JsonPath opened(String subject) {
        write(customer, BOX, subject);
        var found = filed(customer);
        assertThat(found.getString("outcome")).isEqualTo("OPENED");
        return found;
    }

    private void write(String from, String to, String subject, String... more) {
        mail.raw(from, List.of(to), Written.mail(from, to, subject, more));
    }

    /** The only mail from an address, once it has an end. */
    private JsonPath filed(String from) {
        return await().atMost(PATIENCE).until(() -> Stream.of("OPENED", "HELD")
                .map(outcome -> list(outcome).setRootPath("items.find { it.from == '" + from + "' }"))
                .filter(found -> found.get("id") != null).findFirst().orElse(null), Objects::nonNull);
    }

    private void ends(JsonPath opened, String outcome) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(list(outcome).getList("items.ticket.id", String.class))
                .contains(opened.getString("ticket.id")));
    }

    private List<Map<String, Object>> mails(String outcome) {
        return list(outcome).getList("items");
    }

    private JsonPath list(String outcome) {
        return alice().get("/channels/email/messages?limit=200&outcome=" + outcome).then().statusCode(200).extract()
                .jsonPath();
    }

    private List<String> texts(String ticket) {
        return alice().get("/tickets/" + ticket + "/messages?limit=200").then().extract().jsonPath()
                .getList("items.text", String.class);
    }

    private RequestSpecification alice() {
        return guichet.as("alice").contentType(ContentType.JSON);
    }
}
