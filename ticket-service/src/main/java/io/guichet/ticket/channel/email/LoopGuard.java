package io.guichet.ticket.channel.email;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.thread.MailId;
import io.guichet.ticket.thread.ReplyAddress;

/** Tells mail that a person wrote from what machines send, so that two machines never answer each other for ever. */
final class LoopGuard {

    private static final Set<String> BULK = Set.of("bulk", "junk", "list");

    /** Reports that nothing went wrong. */
    private static final Set<DeliveryReport.Kind> ANSWERS = Set.of(DeliveryReport.Kind.READ,
            DeliveryReport.Kind.ARRIVED);

    private static final Set<String> AUTO_REPLY_HEADERS = Set.of("x-autoreply", "x-autorespond", "x-autoresponder",
            "x-autoreply-from", "x-mail-autoreply", "x-mail-auto-reply", "x-autoresponse");
    /** Said of an absence and of much else: what an answer of a machine begins with. */
    private static final Pattern VACATION = Pattern.compile(
            "^\\W*+(?:(?:re|aw|sv|vs|antw|res?|r)\\s*+:\\W*+)*+(?:out of (?:the )?office|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|auto:|"
                    + "vacation|away from|on leave|absence|absent|réponse automatique|message d'absence|message automatique|"
                    + "abwesen|automatische (?:antwort|nachricht)|außer haus|nicht im büro|respuesta automática|fuera de (?:la )?oficina|ausen|"
                    + "risposta automatica|fuori (?:sede|ufficio)|assen|resposta automática|fora do escritório|automatisch antwoord|afwezig|"
                    + "niet aanwezig|autosvar|automatisk(?:t)? svar|ikke til stede|frånvaro|fravær|automaattinen vastaus|poissa)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** What nothing else begins with. */
    private static final Pattern OUT_OF_OFFICE = Pattern.compile(
            "^\\W*+(?:out[- ]of[- ](?:the[- ])?office|auto(?:matic)?[- ]?(?:reply|response)|auto:.{0,100}out of (?:the )?office|"
                    + "réponse automatique|message d[’']absence|absence du bureau|abwesenheits(?:notiz|nachricht|assistent)|"
                    + "automatische antwort|respuesta automática|risposta automatica|resposta automática|"
                    + "automatisch antwoord|autosvar|automatiskt? svar|automaattinen vastaus)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

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

    /** Judges by the headers alone, and by our own addresses. */
    static Writer writerOf(ParsedMail mail, Set<EmailAddress> ours) {
        return writerOf(mail, mail.from(), ours);
    }

    /** The same where the sender may be told by something else than From. */
    static Writer writerOf(ParsedMail mail, @Nullable MailAddress sender, Set<EmailAddress> ours) {
        if (isOurs(mail, sender, ours)) {
            return Writer.OURSELVES;
        }
        // A report is an automatic answer too, of which more is known.
        if (isBounce(mail)) {
            return Writer.BOUNCE;
        }
        if (isAutoReply(mail)) {
            return Writer.AUTO_REPLY;
        }
        return isMachine(mail) ? Writer.MACHINE : Writer.PERSON;
    }

    /** Whether the sender asks that no machine answers, though a person may have written. */
    static boolean wantsNoAnswer(ParsedMail mail) {
        return mail.has("x-auto-response-suppress");
    }

    /** Another Guichet names its mails as we do, but for its domain: it is a customer like any other. */
    private static boolean isOurs(ParsedMail mail, @Nullable MailAddress sender, Set<EmailAddress> ours) {
        return Optional.ofNullable(mail.mailId()).flatMap(MailId::sentBy)
                .filter(domain -> ours.stream().anyMatch(address -> address.domain().equals(domain))).isPresent()
                || sender != null && (ours.contains(sender.address()) || EmailAddress
                        .parse(ReplyAddress.plain(sender.address().value())).filter(ours::contains).isPresent())
                || mail.header("x-loop").flatMap(EmailAddress::parse).filter(ours::contains).isPresent();
    }

    /** RFC 3834 and what was in use before it. */
    private static boolean isAutoReply(ParsedMail mail) {
        var submitted = word(mail, "auto-submitted");
        return submitted.equals("auto-replied") || word(mail, "precedence").equals("auto_reply")
                || AUTO_REPLY_HEADERS.stream().anyMatch(mail::has)
                || word(mail, "x-autogenerated").equals("reply")
                || mail.report() != null && ANSWERS.contains(mail.report().kind()) || isOutOfOffice(mail);
    }

    /**
     * Out-of-office notes of servers that do not say so in a header of their own. An alert, or what a person writes to a
     * list, begins with some of their words too, but answers nothing.
     */
    private static boolean isOutOfOffice(ParsedMail mail) {
        var answers = !mail.answers().isEmpty() || !mail.references().isEmpty();
        return OUT_OF_OFFICE.matcher(mail.subject()).find()
                && (answers || mail.has("x-auto-response-suppress") || hasNullReturnPath(mail))
                || answers && isMachine(mail) && VACATION.matcher(mail.subject()).find();
    }

    private static boolean isBounce(ParsedMail mail) {
        var report = mail.report();
        return report != null && !ANSWERS.contains(report.kind())
                || isReport(mail);
    }

    private static boolean isReport(ParsedMail mail) {
        return word(mail, "content-type").equals("multipart/report") && mail.report() == null;
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
