package io.guichet.e2e;

import java.util.List;
import java.util.UUID;

/** Mails as they are on the wire, with line ends of one character. */
final class Written {

    private Written() {}

    /** With further header lines. */
    static String mail(String from, String to, String subject, String... more) {
        return """
                From: %s
                To: %s
                Message-ID: <%s@customer.example>
                Subject: %s
                Date: Mon, 05 Jan 2026 10:00:00 +0100
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                %s
                I have a question about this.
                """.formatted(from, to, UUID.randomUUID(), subject,
                String.join("", List.of(more).stream().map(line -> line + "\n").toList()));
    }

    /** That a mail was not delivered. */
    static String report(String to, String recipient, String about) {
        return """
                From: MAILER-DAEMON@mx.example
                To: %s
                Message-ID: <%s@mx.example>
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
                --b--
                """.formatted(to, UUID.randomUUID(), recipient, about);
    }
}
