package io.guichet.ticket.channel.email;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Sha256;
import io.guichet.ticket.Languages;

/**
 * The attempt to read a raw mail.
 *
 * @param mail absent when it cannot be read
 * @param failure why not
 */
record Reading(@Nullable ParsedMail mail, String failure) {

    static Reading of(byte[] raw, Languages languages) {
        try {
            var parsed = MailParser.whole(raw);
            return new Reading(languages.of(parsed.own()).map(parsed::in).orElse(parsed), "");
        } catch (MailUnreadable failure) {
            return new Reading(null, String.valueOf(failure.getMessage()));
        }
    }

    /** SHA-256 of what tells two mails with one Message-ID apart: sender, subject and body. */
    static String contentHash(ParsedMail mail) {
        var from = mail.from() == null ? "" : mail.from().address().value();
        var content = String.join("\0", from, mail.subject(), mail.body().text(), String.valueOf(mail.body().html()));
        return Sha256.hex(content.getBytes(StandardCharsets.UTF_8));
    }
}
