package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Mails of which something is missing, or too much is there. */
@QuarkusTest
class MailFlawTest {

    @Inject
    Ids ids;

    private String box = "";
    private String customer = "";

    @BeforeEach
    void mailbox() {
        box = "flaw" + ids.next() + "@fr.guichet.example";
        asAdministrator().body(Map.of("address", box, "department", "support-fr")).post("/api/v1/mailboxes").then()
                .statusCode(201);
        customer = "c" + ids.next() + "@client.example";
    }

    @Test
    void a_mail_that_is_too_large_fails_however_often_it_is_tried_and_opens_nothing() {
        var mail = mail("Card", List.of()) + "x".repeat(52 * 1024 * 1024);
        failed(Mails.send(box + "&dryRun=true", mail));
        var kept = Mails.send(box, mail);
        failed(kept);

        failed(asAdministrator().urlEncodingEnabled(false)
                .post("/api/v1/channels/email/failures/" + kept.path("id") + ":replay"));
        asAdministrator().urlEncodingEnabled(false).post("/api/v1/channels/email/messages:replay").then()
                .statusCode(200);

        asAdministrator().get("/api/v1/channels/email/messages/" + kept.path("id")).then()
                .body("outcome", equalTo("FAILED"));
        asAdministrator().get(TICKETS + "?contact=" + customer).then().body("items.size()", equalTo(0));
    }

    @Test
    void a_mail_with_very_many_files_is_filed_with_them() {
        var parts = IntStream.range(0, 998).mapToObj(number -> """
                --o
                Content-Type: image/png; name=%d.png
                Content-Disposition: attachment

                q
                """.formatted(number)).collect(Collectors.joining());

        var filed = Mails.send(box, """
                From: %s
                Subject: Pictures
                Content-Type: multipart/mixed; boundary=o

                --o

                Look at these.
                %s--o--
                """.formatted(customer, parts));

        filed.then().statusCode(200).body("outcome", equalTo("OPENED"))
                .body("message.attachments.size()", equalTo(998));
    }

    @Test
    void a_name_that_no_database_keeps_is_kept_as_far_as_it_can_be() {
        Mails.send(box, mail("Card", List.of()).replace("From: " + customer, "From: =?utf-8?Q?Cl=00aire_%s?=".formatted(
                customer.replace("@", "=40")))).then().statusCode(200).body("outcome", equalTo("OPENED"));
        Mails.send(box, mail("Card", List.of()).replace("From: " + customer,
                "From: \"%s\" <%s>".formatted(noise(), customer))).then().statusCode(200)
                .body("outcome", equalTo("OPENED")).body("message.from.name.length()", lessThan(201));
    }

    /** Letters that no index compresses. */
    private String noise() {
        return IntStream.range(0, 200).mapToObj(each -> ids.next().toString()).collect(Collectors.joining());
    }

    private static void failed(Response answer) {
        answer.then().statusCode(200).body("outcome", equalTo("FAILED"))
                .body("reason", startsWith("larger than what is taken: "));
    }

    private String mail(String subject, List<String> more) {
        return Mails.mail(customer, box, "<" + ids.next() + "@client.example>", subject, more);
    }
}
