package io.guichet.ticket;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.MailHeaders;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.thread.MailId;
import io.guichet.ticket.thread.ReplyAddress;
import io.guichet.ticket.thread.ReplyTokens;

/** Gives each mail that goes out its place in the thread and the address on which an answer comes back. */
@Singleton
class Correspondence {

    /** Position of the requester among those who take part. */
    static final int REQUESTER = 1;

    /** More would make the header longer than mail servers like; the first ones and the last ones matter. */
    private static final int MOST_REFERENCES = 30;

    private final ReplyTokens tokens;
    private final Departments departments;

    Correspondence(ReplyTokens tokens, Departments departments) {
        this.tokens = tokens;
        this.departments = departments;
    }

    /** Headers of the acknowledgement of a request; none from a department without an address. */
    @Nullable
    MailHeaders acknowledgement(UUID ticket, TicketNumber number, String department,
            @Nullable MailHeaders received) {
        return departments.supportAddress(department)
                .map(support -> answer(MailId.ofAcknowledgement(ticket, support.domain()), number, support, received))
                .orElse(null);
    }

    /**
     * Headers of a message to the requester.
     *
     * @param last headers of the mail before, in either direction
     */
    @Nullable
    MailHeaders reply(UUID message, Ticket ticket, @Nullable MailHeaders last) {
        return departments.supportAddress(ticket.department())
                .map(support -> answer(MailId.ofMessage(message, support.domain()), ticket.number(), support,
                        last == null ? acknowledged(ticket, support) : last))
                .orElse(null);
    }

    /** Headers of what somebody outside is asked: a thread of its own, which says nothing of the customer's. */
    @Nullable
    MailHeaders forward(UUID message, Ticket ticket, int participant) {
        return departments.supportAddress(ticket.department())
                .map(support -> new MailHeaders(
                        ReplyAddress.of(support.value(), tokens.sign(ticket.number().value(), participant)),
                        MailId.ofMessage(message, support.domain()), null, List.of()))
                .orElse(null);
    }

    /** A ticket that did not come by mail has the acknowledgement as the first of its thread. */
    private static MailHeaders acknowledged(Ticket ticket, EmailAddress support) {
        return new MailHeaders(null, MailId.ofAcknowledgement(ticket.id(), support.domain()), null, List.of());
    }

    private MailHeaders answer(String mailId, TicketNumber number, EmailAddress support,
            @Nullable MailHeaders before) {
        var replyTo = ReplyAddress.of(support.value(), tokens.sign(number.value(), REQUESTER));
        return before == null || before.mailId() == null
                ? new MailHeaders(replyTo, mailId, null, List.of())
                : new MailHeaders(replyTo, mailId, before.mailId(), references(before, before.mailId()));
    }

    private static List<String> references(MailHeaders before, String mailId) {
        var all = new ArrayList<>(new LinkedHashSet<>(
                Stream.concat(before.references().stream(), Stream.of(mailId)).toList()));
        if (all.size() > MOST_REFERENCES) {
            all.subList(1, 1 + all.size() - MOST_REFERENCES).clear();
        }
        return List.copyOf(all);
    }
}
