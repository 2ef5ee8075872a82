package io.guichet.ticket.channel.email;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.channel.email.mime.Digests;

/**
 * The attempt to read a raw mail.
 *
 * @param mail absent when it cannot be read
 * @param failure why not
 */
record Reading(@Nullable ParsedMail mail, String failure) {

    static Reading of(byte[] raw) {
        try {
            return new Reading(MailParser.parse(raw), "");
        } catch (MailUnreadable failure) {
            return new Reading(null, String.valueOf(failure.getMessage()));
        }
    }

    /** SHA-256 of what tells two mails with one Message-ID apart: sender, subject and body. */
    static String contentHash(ParsedMail mail) {
        var from = mail.from() == null ? "" : mail.from().address().value();
        var content = String.join("\0", from, mail.subject(), mail.body().text(), String.valueOf(mail.body().html()));
        return Digests.sha256(content.getBytes(StandardCharsets.UTF_8));
    }
}
