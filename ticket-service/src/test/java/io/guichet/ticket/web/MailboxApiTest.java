package io.guichet.ticket.web;

import static io.guichet.ticket.Api.asAdministrator;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;

import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class MailboxApiTest {

    private static final String MAILBOXES = "/api/v1/mailboxes";

    @Inject
    Ids ids;

    @Test
    void of_two_who_change_a_mailbox_the_second_is_told() {
        var mailbox = MAILBOXES + "/" + add();
        asAdministrator().get(mailbox).then().statusCode(200).header("ETag", "\"1\"");

        asAdministrator().header("If-Match", "\"1\"").body(Map.of("department", "support-en")).put(mailbox).then()
                .statusCode(200).header("ETag", "\"2\"").body("department", equalTo("support-en"));

        asAdministrator().header("If-Match", "\"1\"").body(Map.of("department", "support-fr")).put(mailbox).then()
                .statusCode(412).body("type", equalTo("urn:guichet:problem:lost-update"));
        asAdministrator().get(mailbox).then().body("department", equalTo("support-en"));
    }

    @Test
    void who_changes_a_mailbox_says_what_they_have_seen() {
        var mailbox = MAILBOXES + "/" + add();

        asAdministrator().body(Map.of("department", "support-en")).put(mailbox).then().statusCode(428)
                .body("type", equalTo("urn:guichet:problem:if-match-required"));
    }

    @Test
    void a_password_is_known_for_its_account_only() {
        var address = "box" + ids.next() + "@fr.guichet.example";
        var account = Map.<String, Object>of("host", "imap.client.example", "port", 993, "username", address);
        var told = new HashMap<String, Object>(account);
        asAdministrator().body(Map.of("address", address, "department", "support-fr", "enabled", false, "imap", told))
                .post(MAILBOXES).then().statusCode(422).body("errors[0].pointer", equalTo("/imap/password"));
        told.put("password", "swordfish");
        String id = asAdministrator().body(Map.of("address", address, "department", "support-fr", "enabled", false,
                "imap", told)).post(MAILBOXES).then().statusCode(201).extract().path("id");

        change(id, "\"1\"", account).then().statusCode(200).header("ETag", "\"2\"");
        change(id, "\"2\"", Map.of("host", "imap.attacker.example", "port", 993, "username", address)).then()
                .statusCode(422).body("errors[0].pointer", equalTo("/imap/password"));

        asAdministrator().get(MAILBOXES + "/" + id).then().body("imap.host", equalTo("imap.client.example"))
                .body("enabled", equalTo(false));
    }

    private static Response change(String id, String seen, Map<String, Object> account) {
        return asAdministrator().header("If-Match", seen)
                .body(Map.of("department", "support-fr", "enabled", false, "imap", account)).put(MAILBOXES + "/" + id);
    }

    @Test
    void a_mailbox_goes_unless_mails_of_it_are_kept() {
        var address = "box" + ids.next() + "@fr.guichet.example";
        String used = asAdministrator().body(Map.of("address", address, "department", "support-fr")).post(MAILBOXES)
                .then().statusCode(201).extract().path("id");
        asAdministrator().contentType("message/rfc822").body("From: claire@client.example\r\n\r\nHello".getBytes(UTF_8))
                .post("/api/v1/channels/email/messages?mailbox=" + address).then().statusCode(200);
        var unused = add();

        asAdministrator().delete(MAILBOXES + "/" + used).then().statusCode(409);
        asAdministrator().delete(MAILBOXES + "/" + unused).then().statusCode(204);

        asAdministrator().get(MAILBOXES + "/" + used).then().statusCode(200);
        asAdministrator().get(MAILBOXES + "/" + unused).then().statusCode(404);
    }

    private String add() {
        return asAdministrator().body(Map.of("address", "box" + ids.next() + "@fr.guichet.example", "department",
                "support-fr")).post(MAILBOXES).then().statusCode(201).header("ETag", "\"1\"").extract().path("id");
    }
}
