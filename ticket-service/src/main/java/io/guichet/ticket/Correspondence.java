package io.guichet.ticket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.MailHeaders;
import io.guichet.ticket.Draft.Signed;
import io.guichet.ticket.Participants.Listeners;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.thread.FileLinks;
import io.guichet.ticket.thread.MailId;
import io.guichet.ticket.thread.ReplyAddress;
import io.guichet.ticket.thread.ReplyTokens;

/** Gives each mail that goes out its place in the thread and the address on which an answer comes back. */
@Singleton
class Correspondence {

    /** Position of the requester among those who take part in a new ticket. */
    static final int REQUESTER = 1;

    /** More would make the header longer than mail servers like; the first ones and the last ones matter. */
    private static final int MOST_REFERENCES = 30;

    private final ReplyTokens tokens;
    private final FileLinks links;
    private final Departments departments;

    Correspondence(ReplyTokens tokens, FileLinks links, Departments departments) {
        this.tokens = tokens;
        this.links = links;
        this.departments = departments;
    }

    /** Headers of the acknowledgement of a request; none from a department without an address. */
    @Nullable
    MailHeaders acknowledgement(UUID ticket, TicketNumber number, String department,
            @Nullable MailHeaders received) {
        return departments.supportAddress(department)
                .map(support -> answer(MailId.ofAcknowledgement(ticket, support.domain()),
                        replyTo(support, number, REQUESTER), received))
                .orElse(null);
    }

    /**
     * A message to the requester, as a mail; those who listen get a copy, each with an address of their own to answer to.
     *
     * @param last headers of the mail before, in either direction
     */
    Draft reply(Draft draft, Ticket ticket, @Nullable MailHeaders last, Listeners people) {
        return departments.supportAddress(ticket.department())
                .map(support -> reply(draft, ticket, last, people, support))
                .orElseGet(() -> draft.mailed(null, Signed.NOTHING));
    }

    private Draft reply(Draft draft, Ticket ticket, @Nullable MailHeaders last, Listeners people,
            EmailAddress support) {
        var headers = answer(MailId.ofMessage(draft.id(), support.domain()),
                replyTo(support, ticket.number(), people.requester()),
                last == null ? acknowledged(ticket, support) : last);
        var copies = new LinkedHashMap<String, String>();
        people.others().forEach((address, place) -> {
            if (!departments.isOurs(new EmailAddress(address))) {
                copies.put(address, replyTo(support, place.ticket(), place.position()));
            }
        });
        return draft.mailed(headers, new Signed(copies, links(draft))).copied(List.copyOf(copies.keySet()));
    }

    /** What somebody outside is asked, as a mail: a thread of its own, which says nothing of the customer's. */
    Draft forward(Draft draft, Ticket ticket, int participant) {
        return departments.supportAddress(ticket.department())
                .map(support -> draft.mailed(new MailHeaders(replyTo(support, ticket.number(), participant),
                        MailId.ofMessage(draft.id(), support.domain()), null, List.of()),
                        new Signed(Map.of(), links(draft))))
                .orElseGet(() -> draft.mailed(null, Signed.NOTHING));
    }

    private Map<String, String> links(Draft draft) {
        return draft.attachments().stream().collect(Collectors.toUnmodifiableMap(file -> file.id().toString(),
                file -> links.path(file.id()), (one, same) -> one));
    }

    private String replyTo(EmailAddress support, TicketNumber number, int participant) {
        return ReplyAddress.of(support.value(), tokens.sign(number.value(), participant));
    }

    /** A ticket that did not come by mail has the acknowledgement as the first of its thread. */
    private static MailHeaders acknowledged(Ticket ticket, EmailAddress support) {
        return new MailHeaders(null, MailId.ofAcknowledgement(ticket.id(), support.domain()), null, List.of());
    }

    private static MailHeaders answer(String mailId, String replyTo, @Nullable MailHeaders before) {
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
