package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class MailHandoverTest {

    @Inject
    Ids ids;

    private String box = "";
    private String customer = "";
    private String key = "";

    @BeforeEach
    void mailbox() {
        box = "handover" + ids.next() + "@fr.guichet.example";
        asAdministrator().body(Map.of("address", box, "department", "support-fr")).post("/api/v1/mailboxes").then()
                .statusCode(201);
        customer = "c" + ids.next() + "@client.example";
        key = ids.next().toString();
    }

    @Test
    void a_mail_that_is_handed_over_again_with_its_key_is_answered_as_the_first_time() {
        var mail = mail("Card");
        var first = Mails.send(box, mail, key);
        first.then().statusCode(200).body("outcome", equalTo("OPENED"));

        var second = Mails.send(box, mail, key);

        assertThat(second.asString()).isEqualTo(first.asString());
        asAdministrator().get(TICKETS + "?contact=" + customer).then().body("items.size()", equalTo(1));
        assertThat(stored("DUPLICATE")).isZero();
    }

    @Test
    void without_a_key_the_second_is_a_duplicate() {
        var mail = mail("Card");
        Mails.send(box, mail).then().body("outcome", equalTo("OPENED"));

        Mails.send(box, mail).then().statusCode(200).body("outcome", equalTo("DUPLICATE"));
    }

    @Test
    void another_mail_with_the_same_key_is_refused_and_not_kept() {
        Mails.send(box, mail("Card"), key).then().statusCode(200);

        Mails.send(box, mail("Another card"), key).then().statusCode(422)
                .body("type", equalTo("urn:guichet:problem:idempotency-key-reused"));

        assertThat(stored("OPENED")).isOne();
    }

    @Test
    void a_replay_with_its_key_is_answered_as_the_first_time() {
        String id = Mails.send(box, mail("Card")).path("id");

        var first = replay(id);
        var second = replay(id);

        first.then().statusCode(200).body("outcome", equalTo("OPENED"));
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    private Response replay(String mail) {
        return asAdministrator().urlEncodingEnabled(false).header("Idempotency-Key", key)
                .post("/api/v1/channels/email/failures/" + mail + ":replay");
    }

    private String mail(String subject) {
        return Mails.mail(customer, box, "<" + customer + ">", subject, List.of());
    }

    private int stored(String outcome) {
        return asAdministrator().get("/api/v1/channels/email/messages?limit=200&outcome=" + outcome).jsonPath()
                .getList("items.findAll { it.mailbox == '" + box + "' }").size();
    }
}
