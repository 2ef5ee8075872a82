package io.guichet.ticket.channel.email;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent.Attachment;
import io.guichet.events.TicketType;
import io.guichet.ticket.Incoming;
import io.guichet.ticket.NewTicket;
import io.guichet.ticket.channel.email.LoopGuard.Writer;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.thread.ReplyAddress;

/**
 * A mail that somebody wrote to a mailbox.
 *
 * @param sender whom an answer would go to
 */
record Letter(Mailbox mailbox, ParsedMail mail, MailAddress sender, Writer writer) {

    private static final String NO_SUBJECT = "(no subject)";

    /** A mail without a sender is no letter. */
    static Optional<Letter> of(Mailbox mailbox, ParsedMail mail, Writer writer) {
        var replyTo = mailbox.trustsReplyTo() ? mail.replyTo().stream().findFirst() : Optional.<MailAddress>empty();
        return replyTo.or(() -> Optional.ofNullable(mail.from()))
                .map(sender -> new Letter(mailbox, mail, sender, writer));
    }

    /** Whether a person who writes may be told of receipt by a machine. */
    boolean mayBeAcknowledged() {
        return writer == Writer.PERSON && !LoopGuard.wantsNoAnswer(mail);
    }

    Incoming asMessage(UUID id, List<Attachment> files) {
        return new Incoming(id, sender.address(), sender.name(), Channel.EMAIL, mail.body(), others(), mail.thread(),
                files);
    }

    NewTicket asRequest(List<Attachment> files) {
        var subject = mail.subject().isBlank() ? NO_SUBJECT : mail.subject();
        return new NewTicket(sender.address(), sender.name(), Channel.EMAIL, mailbox.department(), subject,
                mail.body(), Priority.NORMAL, TicketType.QUESTION, null, null, null, List.of(), Map.of(), others(),
                mail.thread(), mayBeAcknowledged(), null, null, files);
    }

    /** The people who got it too: neither the sender nor this mailbox. */
    private List<EmailAddress> others() {
        return Stream.concat(mail.to().stream(), mail.cc().stream()).map(MailAddress::address)
                .flatMap(address -> EmailAddress.parse(ReplyAddress.plain(address.value())).stream())
                .filter(address -> !address.equals(mailbox.address()) && !address.equals(sender.address()))
                .distinct().toList();
    }
}
