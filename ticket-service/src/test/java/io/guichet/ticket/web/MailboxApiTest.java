package io.guichet.ticket.web;

import static io.guichet.ticket.Api.asAdministrator;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.quarkus.test.junit.QuarkusTest;

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

    private String add() {
        return asAdministrator().body(Map.of("address", "box" + ids.next() + "@fr.guichet.example", "department",
                "support-fr")).post(MAILBOXES).then().statusCode(201).header("ETag", "\"1\"").extract().path("id");
    }
}
