package io.guichet.ticket.thread;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A Message-ID of a mail that we send: {@code <msg.{message}@domain>} for a message of a ticket,
 * {@code <ack.{ticket}@domain>} for the acknowledgement of receipt, {@code <resolved.{event}@domain>} for what tells of a
 * resolution. Another point and some digits are of the copy for one recipient.
 */
public record MailId(Kind kind, UUID id) {

    private static final Pattern OURS = Pattern.compile(
            "<(msg|ack|resolved)\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\\.[0-9a-f]{1,32})?@[^<>\\s]+>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GUICHETS = Pattern.compile(
            "<(?:msg|ack|resolved|notice)\\.[0-9a-f.-]{36,80}@([^<>\\s]+)>", Pattern.CASE_INSENSITIVE);

    private static final Pattern NOTICE = Pattern.compile(
            "<notice\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.[0-9a-f]{32}@[^<>\\s]+>",
            Pattern.CASE_INSENSITIVE);

    /** What the id is of. */
    public enum Kind {
        MESSAGE, TICKET, EVENT
    }

    /** The Message-ID of the mail that carries a message. */
    public static String ofMessage(UUID message, String domain) {
        return "<msg.%s@%s>".formatted(message, domain);
    }

    /** The Message-ID of the mail that tells of receipt. */
    public static String ofAcknowledgement(UUID ticket, String domain) {
        return "<ack.%s@%s>".formatted(ticket, domain);
    }

    /** The domain of the Guichet, be it ours or another, that sent a mail of this Message-ID; notices are mails too. */
    public static Optional<String> sentBy(String mailId) {
        var known = GUICHETS.matcher(mailId);
        return known.matches() ? Optional.of(known.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /**
     * The ticket that a notice to a colleague is about. Answers to notices are not the customer's thread, so that
     * {@link #parse} knows none: this is for reports that one was not delivered.
     */
    public static Optional<UUID> ticketOfNotice(String mailId) {
        var notice = NOTICE.matcher(mailId);
        return notice.matches() ? Optional.of(UUID.fromString(notice.group(1))) : Optional.empty();
    }

    /** Reads a Message-ID, with its angle brackets; empty when no Guichet made it, be it ours or another. */
    public static Optional<MailId> parse(String mailId) {
        var ours = OURS.matcher(mailId);
        return ours.matches()
                ? Optional.of(new MailId(kind(ours.group(1).toLowerCase(Locale.ROOT)), UUID.fromString(ours.group(2))))
                : Optional.empty();
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "msg" -> Kind.MESSAGE;
            case "ack" -> Kind.TICKET;
            default -> Kind.EVENT;
        };
    }
}
