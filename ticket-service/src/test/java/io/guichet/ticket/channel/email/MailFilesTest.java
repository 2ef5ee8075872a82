package io.guichet.ticket.channel.email;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.oneOf;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class MailFilesTest {

    private static final String BOX = "files@fr.guichet.example";
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    @Inject
    Ids ids;

    @Test
    void what_a_mail_carries_is_attached_and_shown_where_the_text_says() {
        asAdministrator().body(Map.of("address", BOX, "department", "support-fr")).post("/api/v1/mailboxes").then()
                .statusCode(oneOf(201, 409));
        var customer = "a" + ids.next() + "@client.example";

        String ticket = Mails.send(BOX, mail(customer)).then().body("outcome", equalTo("OPENED"))
                .body("message.attachments", hasSize(2)).extract().path("ticket.id");

        var messages = asBruno().get(TICKETS + "/" + ticket + "/messages").then().log().ifValidationFails()
                .body("items[0].html", containsString("<img src=\"cid:photo")).body("items[0].attachments", hasSize(1))
                .body("items[0].attachments[0].contentId", equalTo("photo@client"))
                .body("items[0].attachments[0].contentType", equalTo("image/png")).extract().jsonPath();
        var file = asCustomer(customer).get("/api/v1/attachments/" + messages.getString("items[0].attachments[0].id"));
        file.then().statusCode(200);
        assertThat(file.asByteArray()).isEqualTo(PNG);
    }

    /** With an image, and with a program that is called an image. */
    private String mail(String from) {
        var base64 = Base64.getEncoder();
        return String.join("\n", List.of("From: " + from, "To: " + BOX,
                "Message-ID: <" + ids.next() + "@client.example>",
                "Subject: Card", "MIME-Version: 1.0", "Content-Type: multipart/related; boundary=b", "", "--b",
                "Content-Type: text/html; charset=utf-8", "", "<p>See <img src=\"cid:photo@client\"></p>", "--b",
                "Content-Type: image/png; name=photo.png", "Content-ID: <photo@client>", "Content-Disposition: inline",
                "Content-Transfer-Encoding: base64", "", base64.encodeToString(PNG), "--b",
                "Content-Type: image/png; name=evil.png", "Content-Disposition: attachment; filename=evil.png",
                "Content-Transfer-Encoding: base64", "", base64.encodeToString(new byte[]{'M', 'Z', 0, 0}), "--b--",
                ""));
    }
}
