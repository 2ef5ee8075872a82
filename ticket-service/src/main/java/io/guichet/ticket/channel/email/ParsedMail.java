package io.guichet.ticket.channel.email;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.guichet.events.MailHeaders;
import io.guichet.ticket.Body;

/**
 * What a mail says, as far as it can be told.
 *
 * @param mailId its Message-ID with angle brackets
 * @param from who wrote; absent when no address can be read
 * @param senders all that are named as its authors
 * @param to the addresses of To, in order
 * @param deliveredTo where servers say that they delivered it
 * @param answers the Message-IDs of In-Reply-To
 * @param references those of References, oldest first
 * @param headers the other headers by lower-case name, as they stand there
 * @param contents those of the attachments, in their order, for whoever files it; empty until they are asked for
 * @param report what it reports, when it tells of the delivery of another mail
 * @param forwarded the mail that it passes on
 * @param language for example {@code fr}: what its text is written in, else what its header says
 * @param remarks what of it was not read, and why
 */
public record ParsedMail(@Nullable String mailId, @Nullable MailAddress from, List<MailAddress> senders,
        List<MailAddress> replyTo, List<MailAddress> to, List<MailAddress> cc, List<MailAddress> deliveredTo,
        String subject,
        @Nullable Instant date, Body body, List<String> answers, List<String> references,
        Map<String, List<String>> headers, List<Attachment> attachments, List<byte[]> contents, Protection protection,
        @Nullable DeliveryReport report, @Nullable ForwardedMail forwarded, @Nullable String language,
        List<String> remarks) {

    private static final Pattern ANSWER = Pattern.compile("^\\s*(?:re|aw|sv|vs|antw|res|r|rif|tr|ynt)\\s*:",
            Pattern.CASE_INSENSITIVE);

    /** The same with what its attachments contain. */
    ParsedMail carrying(List<byte[]> files) {
        return new ParsedMail(mailId, from, senders, replyTo, to, cc, deliveredTo, subject, date, body, answers,
                references, headers, attachments, List.copyOf(files), protection, report, forwarded, language, remarks);
    }

    /** The same, whose text turned out to be in this language. */
    ParsedMail in(String told) {
        return new ParsedMail(mailId, from, senders, replyTo, to, cc, deliveredTo, subject, date, body, answers,
                references, headers, attachments, contents, protection, report, forwarded, told, remarks);
    }

    /** What is new in it. */
    String own() {
        var fold = body.fold();
        return fold == null ? body.text() : fold.visible();
    }

    /** The first value of a header that is not parsed further. */
    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    boolean has(String header) {
        return headers.containsKey(header);
    }

    /** Whether it answers another, as far as its header says. */
    boolean isAnswer() {
        return !answers.isEmpty() || !references.isEmpty() || ANSWER.matcher(subject).find();
    }

    /** How it stands in its thread. */
    MailHeaders thread() {
        return new MailHeaders(null, mailId, answers.isEmpty() ? null : answers.getFirst(), references);
    }
}
