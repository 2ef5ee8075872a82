package io.guichet.ticket.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.guichet.testing.DirectoryFixtures;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Raw mails as they are written in tests: with line ends of one character. */
final class Mails {

    private Mails() {}

    /** The bytes that go over the wire. */
    static byte[] raw(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Hands a mail over as a mail server would. */
    static Response send(String mailbox, String mail) {
        return request(mail).post(address(mailbox));
    }

    /** The same, so that a repetition is harmless. */
    static Response send(String mailbox, String mail, String key) {
        return request(mail).header("Idempotency-Key", key).post(address(mailbox));
    }

    private static String address(String mailbox) {
        return "/api/v1/channels/email/messages?mailbox=" + mailbox;
    }

    private static RequestSpecification request(String mail) {
        return RestAssured.given()
                .config(RestAssuredConfig.config().encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .auth().oauth2(DirectoryFixtures.token(DirectoryFixtures.ALICE))
                .contentType("message/rfc822").body(raw(mail));
    }

    static ParsedMail parsed(String mail) {
        return MailParser.parse(raw(mail));
    }

    /** A plain mail with these further lines of its header. */
    static String mail(String from, String to, String id, String subject, List<String> more) {
        return """
                From: %s
                To: %s
                Message-ID: %s
                Subject: %s
                Date: Mon, 05 Jan 2026 10:00:00 +0100
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                %s
                My card is refused.
                """.formatted(from, to, id, subject, String.join("", more.stream().map(line -> line + "\n").toList()));
    }

    /**
     * A server's report that a mail of ours did not arrive.
     *
     * @param more headers of the mail, each with its end of line
     */
    static String undelivered(String id, String recipient, String mailId, String more) {
        return """
                From: MAILER-DAEMON@mx.example
                Message-ID: %s
                Subject: Undelivered
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                %s--b--
                """.formatted(id, recipient, mailId, more);
    }
}
