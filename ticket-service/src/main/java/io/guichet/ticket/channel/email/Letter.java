package io.guichet.ticket.channel.email;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent.Attachment;
import io.guichet.events.TicketType;
import io.guichet.ticket.Incoming;
import io.guichet.ticket.NewTicket;
import io.guichet.ticket.Returned;
import io.guichet.ticket.channel.email.Authenticity.Verdict;
import io.guichet.ticket.channel.email.LoopGuard.Writer;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.thread.MailId;
import io.guichet.ticket.thread.ReplyAddress;

/**
 * A mail that somebody wrote to a mailbox.
 *
 * @param sender whom an answer would go to
 * @param ours the addresses at which we are written to: nobody who takes part
 */
record Letter(Mailbox mailbox, ParsedMail mail, MailAddress sender, Writer writer, Authenticity authenticity,
        Set<EmailAddress> ours) {

    static final String DENIED = "its sender's domain says that it is not from there";

    private static final String NO_SUBJECT = "(no subject)";
    /** What servers that report a failed delivery call themselves when they do not say. */
    private static final String DAEMON = "mailer-daemon@";

    /** A mail without a sender is no letter, unless it is a report. */
    static Optional<Letter> of(Mailbox mailbox, ParsedMail mail, Writer writer, Set<EmailAddress> ours) {
        var authenticity = Authenticity.of(mail, mailbox.authenticationServer());
        return sender(mailbox, mail)
                .or(() -> writer == Writer.BOUNCE
                        ? EmailAddress.parse(DAEMON + mailbox.address().domain()).map(all -> new MailAddress(null, all))
                        : Optional.empty())
                .map(sender -> new Letter(mailbox, mail, sender, writer, authenticity, ours));
    }

    /** Who trusts Reply-To also trusts what a group's server says about whom it sends for. */
    static Optional<MailAddress> sender(Mailbox mailbox, ParsedMail mail) {
        var said = mailbox.trustsReplyTo()
                ? Stream.concat(mail.header("x-original-sender").flatMap(EmailAddress::parse)
                        .map(address -> new MailAddress(null, address)).stream(), mail.replyTo().stream()).findFirst()
                : Optional.<MailAddress>empty();
        return said.or(() -> Optional.ofNullable(mail.from()));
    }

    boolean isAnswerOfMachine() {
        return writer == Writer.AUTO_REPLY || writer == Writer.BOUNCE;
    }

    /** Whether somebody else pretends to be the sender. */
    boolean isForged() {
        return authenticity.verdict() == Verdict.FAILED;
    }

    /**
     * Why it does not speak for its sender in a ticket where they take part; null when it does.
     *
     * @param guessed whether nothing but a number leads there: what leads there else was sent to those who take part
     */
    @Nullable
    String doubt(boolean guessed) {
        if (isForged()) {
            return DENIED;
        }
        return guessed && !isVerified()
                ? "only a number leads to the ticket, and nobody vouches for the sender"
                : null;
    }

    /** Who says it: the desk knows the contact; until then a name will do. */
    Actor author() {
        return new Actor(Actor.Kind.CUSTOMER, null, sender.name() == null ? sender.address().value() : sender.name());
    }

    /** Whether the sender's domain vouches for them; for a Reply-To it vouches in no way. */
    boolean isVerified() {
        return authenticity.verdict() == Verdict.VERIFIED && mail.from() != null
                && sender.address().equals(mail.from().address());
    }

    /** Whether a person wrote it from the address that is the sender's, as far as nobody denies it. */
    boolean isFromWhomItSays() {
        return writer == Writer.PERSON && !isForged() && mail.from() != null
                && sender.address().equals(mail.from().address());
    }

    /** Whether a person who writes may be told of receipt by a machine. */
    boolean mayBeAcknowledged() {
        return writer == Writer.PERSON && !isForged() && !LoopGuard.wantsNoAnswer(mail);
    }

    /** As a message of a ticket; {@code others} take part from then on. */
    Incoming asMessage(UUID id, List<EmailAddress> others, List<Attachment> files) {
        return new Incoming(id, sender.address(), sender.name(), Channel.EMAIL, mail.body(), others, mail.thread(),
                files, mayBeAcknowledged());
    }

    NewTicket asRequest(boolean acknowledged, List<Attachment> files) {
        var subject = mail.subject().isBlank() ? NO_SUBJECT : mail.subject();
        return new NewTicket(sender.address(), sender.name(), Channel.EMAIL, mailbox.department(), subject,
                mail.body(), Priority.NORMAL, TicketType.QUESTION, null, null, mail.language(), List.of(),
                Map.of(), isForged() ? List.of() : others(), mail.thread(), acknowledged, null, null, files, null);
    }

    /** What somebody who works here passes on is the request of whoever wrote it. */
    NewTicket asRequestOf(ForwardedMail original, List<Attachment> files) {
        var subject = original.subject().isBlank() ? NO_SUBJECT : original.subject();
        return new NewTicket(original.sender().address(), original.sender().name(), Channel.EMAIL,
                mailbox.department(), subject, original.body(), Priority.NORMAL, TicketType.QUESTION, null, null,
                null, List.of(), Map.of(), List.of(), mail.thread(),
                false, null, null, files, null);
    }

    /** Whom the mail did not reach, as the report says. */
    @Nullable
    EmailAddress reportedRecipient() {
        return mail.report() == null ? null : mail.report().recipient();
    }

    /** Whether it reports on a notice to a colleague, which nobody else knows of. */
    boolean reportsNotice() {
        return mail.report() != null && mail.report().originals().stream()
                .anyMatch(original -> MailId.ticketOfNotice(original).isPresent());
    }

    /** What it tells of a mail of ours that came back; which one that was, if it is {@code believed}. */
    Returned returned(boolean believed) {
        var report = mail.report();
        if (report == null) {
            return new Returned(null, null, null, true, false, mail.subject());
        }
        var recipient = report.recipient() == null ? null : report.recipient().value();
        var reason = report.diagnostic().isEmpty() ? mail.subject() : report.diagnostic();
        return new Returned(believed ? report.originals().stream().findFirst().orElse(null) : null, recipient,
                report.status(), report.permanent(), report.kind() == DeliveryReport.Kind.COMPLAINT, reason);
    }

    /** The people who got it too: neither the sender nor any mailbox of ours. */
    List<EmailAddress> others() {
        return Stream.concat(mail.to().stream(), mail.cc().stream()).map(MailAddress::address)
                .flatMap(address -> EmailAddress.parse(ReplyAddress.plain(address.value())).stream())
                .filter(address -> !address.equals(mailbox.address()) && !ours.contains(address)
                        && !address.equals(sender.address()))
                .distinct().toList();
    }
}
