package io.guichet.ticket.channel.email;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.apache.james.mime4j.MimeException;
import org.jspecify.annotations.Nullable;

import io.guichet.ticket.channel.email.mime.Part;
import io.guichet.ticket.channel.email.mime.PartReader;

/** Reads raw mails (RFC 5322, MIME), permissively: real mail breaks every rule. */
final class MailParser {

    private static final int LONGEST_SUBJECT = 1_000;

    private MailParser() {}

    /**
     * What the mail says.
     *
     * @throws MailUnreadable when even a permissive parser cannot tell
     */
    static ParsedMail parse(byte[] raw) {
        return parse(raw, true);
    }

    /** As {@link #parse(byte[])} for a mail within another, which passes nothing on itself. */
    static ParsedMail inner(byte[] raw) {
        return parse(raw, false);
    }

    private static ParsedMail parse(byte[] raw, boolean outer) {
        try {
            return read(PartReader.read(raw), outer);
        } catch (IOException | MimeException | RuntimeException | StackOverflowError failure) {
            throw new MailUnreadable(failure);
        }
    }

    /** What it says, and the contents of the files that it carries: read once more, with room for just these. */
    static ParsedMail whole(byte[] raw) {
        try {
            var read = PartReader.read(raw);
            var mail = read(read, true);
            return mail.attachments().isEmpty() ? mail : mail.carrying(files(raw, read.sizes()));
        } catch (IOException | MimeException | RuntimeException | StackOverflowError failure) {
            throw new MailUnreadable(failure);
        }
    }

    private static List<byte[]> files(byte[] raw, List<Long> sizes) throws IOException, MimeException {
        return new MailText(PartReader.read(raw, sizes).mail()).files().stream().map(AttachedFiles.File::content)
                .toList();
    }

    /** The contents of the files that it carries, in the order of its attachments. */
    static List<byte[]> files(byte[] raw) {
        try {
            return files(raw, PartReader.read(raw).sizes());
        } catch (IOException | MimeException | RuntimeException | StackOverflowError failure) {
            throw new MailUnreadable(failure);
        }
    }

    private static ParsedMail read(PartReader.Read read, boolean outer) {
        var mail = read.mail();
        mail.fields().guess(charsetOfText(mail));
        var header = new MailHeader(mail.fields());
        var text = new MailText(mail);
        var files = text.files().stream().map(AttachedFiles.File::attachment).toList();
        var senders = Stream.of("from", "sender", "reply-to", "return-path").map(header::addresses)
                .filter(found -> !found.isEmpty()).findFirst().orElse(List.of());
        var body = text.body();
        return new ParsedMail(header.mailId(), senders.isEmpty() ? null : senders.getFirst(), senders,
                header.addresses("reply-to"), header.addresses("to"), header.addresses("cc"), delivered(header),
                subject(header), MailDates.of(header), body, header.mailIds("in-reply-to"),
                header.mailIds("references"), header.fields(), files, List.of(), text.protection(),
                DeliveryReport.of(mail, header),
                outer ? ForwardedMail.of(mail, subject(header), body).orElse(null) : null, language(header),
                remarks(read, text));
    }

    private static List<String> remarks(PartReader.Read read, MailText text) {
        return text.isCut()
                ? Stream.concat(read.remarks().stream(), Stream.of("the text is longer than what is kept of one"))
                        .toList()
                : read.remarks();
    }

    private static @Nullable String language(MailHeader header) {
        return header.clear("content-language").map(value -> value.split("[,;-]", -1)[0].strip())
                .map(value -> value.toLowerCase(Locale.ROOT)).filter(value -> value.matches("[a-z]{2}")).orElse(null);
    }

    private static List<MailAddress> delivered(MailHeader header) {
        return Stream.of("delivered-to", "x-original-to", "envelope-to", "x-forwarded-to", "x-delivered-to")
                .flatMap(name -> header.addresses(name).stream()).distinct().toList();
    }

    private static String subject(MailHeader header) {
        var subject = header.clear("subject").orElse("");
        return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT);
    }

    /** What the first text says that it is written in. */
    private static @Nullable String charsetOfText(Part part) {
        if (!part.isMultipart()) {
            return part.type().startsWith("text/") ? part.parameter("charset").orElse(null) : null;
        }
        return part.parts().stream().map(MailParser::charsetOfText).flatMap(Stream::ofNullable).findFirst()
                .orElse(null);
    }
}
