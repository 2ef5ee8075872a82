package io.guichet.ticket.channel.email;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.thread.MailId;

/** Tells mail that a person wrote from what machines send, so that two machines never answer each other for ever. */
final class LoopGuard {

    private static final Set<String> BULK = Set.of("bulk", "junk", "list");

    private LoopGuard() {}

    /** Who, or what, wrote a mail. */
    enum Writer {
        PERSON,
        /** An answer by a machine, such as an out-of-office note: opens nothing. */
        AUTO_REPLY,
        /** A report that a mail could not be delivered: opens nothing. */
        BOUNCE,
        /** An alert, a newsletter, a mailing list: may open a ticket, and is never answered by itself. */
        MACHINE,
        /** We ourselves. */
        OURSELVES
    }

    /** Judges by the headers alone; {@code ours} knows our own addresses. */
    static Writer writerOf(ParsedMail mail, Predicate<EmailAddress> ours) {
        if (isOurs(mail, ours)) {
            return Writer.OURSELVES;
        }
        if (isAutoReply(mail)) {
            return Writer.AUTO_REPLY;
        }
        if (isBounce(mail)) {
            return Writer.BOUNCE;
        }
        return isMachine(mail) ? Writer.MACHINE : Writer.PERSON;
    }

    /** Whether the sender asks that no machine answers, though a person may have written. */
    static boolean wantsNoAnswer(ParsedMail mail) {
        return mail.has("x-auto-response-suppress");
    }

    private static boolean isOurs(ParsedMail mail, Predicate<EmailAddress> ours) {
        return Optional.ofNullable(mail.mailId()).flatMap(MailId::parse).isPresent()
                || mail.from() != null && ours.test(mail.from().address())
                || mail.header("x-loop").flatMap(EmailAddress::parse).filter(ours).isPresent();
    }

    /** RFC 3834 and what was in use before it. */
    private static boolean isAutoReply(ParsedMail mail) {
        return word(mail, "auto-submitted").equals("auto-replied") || word(mail, "precedence").equals("auto_reply")
                || mail.has("x-autoreply") || mail.has("x-autorespond") || mail.has("x-autoreply-from");
    }

    /** RFC 3464 and what was in use before it. */
    private static boolean isBounce(ParsedMail mail) {
        var sender = mail.from() == null ? "" : mail.from().address().local();
        return word(mail, "content-type").equals("multipart/report") || mail.has("x-failed-recipients")
                || sender.equals("mailer-daemon") || sender.equals("postmaster") && hasNullReturnPath(mail);
    }

    private static boolean isMachine(ParsedMail mail) {
        var submitted = word(mail, "auto-submitted");
        return !submitted.isEmpty() && !submitted.equals("no") || BULK.contains(word(mail, "precedence"))
                || mail.has("list-id") || mail.has("list-unsubscribe") || hasNullReturnPath(mail);
    }

    /** How a server marks what must not be answered (RFC 5321, 4.5.5). */
    private static boolean hasNullReturnPath(ParsedMail mail) {
        return mail.header("return-path").map(path -> path.replace(" ", "")).filter("<>"::equals).isPresent();
    }

    /** The value without its parameters, for example of {@code auto-replied; owner-email=…}; empty when absent. */
    private static String word(ParsedMail mail, String header) {
        return mail.header(header).map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)).orElse("");
    }
}
