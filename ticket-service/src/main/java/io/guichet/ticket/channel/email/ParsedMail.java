package io.guichet.ticket.channel.email;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.guichet.events.MailHeaders;
import io.guichet.ticket.Body;

/**
 * What a mail says, as far as it can be told.
 *
 * @param mailId its Message-ID with angle brackets
 * @param from who wrote; absent when no address can be read
 * @param to the addresses of To, in order
 * @param deliveredTo where servers say that they delivered it
 * @param answers the Message-IDs of In-Reply-To
 * @param references those of References, oldest first
 * @param headers the other headers by lower-case name, as they stand there
 * @param files what it carries besides its text, decoded
 */
public record ParsedMail(@Nullable String mailId, @Nullable MailAddress from, List<MailAddress> replyTo,
        List<MailAddress> to, List<MailAddress> cc, List<MailAddress> deliveredTo, String subject,
        @Nullable Instant date, Body body, List<String> answers, List<String> references,
        Map<String, List<String>> headers, List<MailFile> files) {

    /** What it carries besides its text. */
    public List<Attachment> attachments() {
        return files.stream().map(MailFile::attachment).toList();
    }

    /** The first value of a header that is not parsed further. */
    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    boolean has(String header) {
        return headers.containsKey(header);
    }

    /** How it stands in its thread. */
    MailHeaders thread() {
        return new MailHeaders(null, mailId, answers.isEmpty() ? null : answers.getFirst(), references);
    }
}
