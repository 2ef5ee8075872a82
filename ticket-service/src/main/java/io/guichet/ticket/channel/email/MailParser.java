package io.guichet.ticket.channel.email;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/** Reads raw mails (RFC 5322, MIME), permissively: real mail breaks every rule. */
final class MailParser {

    private MailParser() {}

    /**
     * What the mail says.
     *
     * @throws MailUnreadable when even a permissive parser cannot tell
     */
    static ParsedMail parse(byte[] raw) {
        try {
            var builder = new DefaultMessageBuilder();
            builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
            builder.setDecodeMonitor(DecodeMonitor.SILENT);
            var mail = builder.parseMessage(new ByteArrayInputStream(raw));
            try {
                return read(mail);
            } finally {
                mail.dispose();
            }
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            throw new MailUnreadable(failure);
        }
    }

    private static ParsedMail read(Message mail) {
        var header = new MailHeader(mail.getHeader());
        var text = new MailText(mail);
        var from = Stream.concat(header.addresses("from").stream(), header.addresses("sender").stream()).findFirst()
                .orElse(null);
        var delivered = Stream.of("delivered-to", "x-original-to", "envelope-to")
                .flatMap(name -> header.addresses(name).stream()).toList();
        return new ParsedMail(header.mailId(), from, header.addresses("reply-to"), header.addresses("to"),
                header.addresses("cc"), delivered, subject(mail), date(mail), text.body(),
                header.mailIds("in-reply-to"), header.mailIds("references"), header.fields(),
                text.files());
    }

    private static String subject(Message mail) {
        var subject = mail.getSubject();
        return subject == null ? "" : subject.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    private static @Nullable Instant date(Message mail) {
        var date = mail.getDate();
        return date == null ? null : date.toInstant();
    }
}
