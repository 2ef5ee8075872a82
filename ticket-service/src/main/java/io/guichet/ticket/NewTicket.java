package io.guichet.ticket;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;
import io.guichet.events.MailHeaders;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent.Attachment;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketType;
import io.guichet.ticket.contact.EmailAddress;

/**
 * What somebody asks for when they open a ticket.
 *
 * @param requester address of the customer
 * @param requesterName as they call themselves
 * @param department key of one that exists
 * @param language of the request; that of the customer or of the department if absent
 * @param others addresses of further people who take part
 * @param mail of the mail that it came by
 * @param acknowledge whether the customer is to be told of receipt
 * @param followUpOf the closed ticket that it continues
 * @param externalId its name at the API client that opens it
 * @param said where a call, a chat or a mention was
 */
public record NewTicket(EmailAddress requester, @Nullable String requesterName, Channel channel, String department,
        String subject, Body body, Priority priority, TicketType type, @Nullable String category,
        @Nullable String product, @Nullable String language, List<String> tags, Map<String, Object> fields,
        List<EmailAddress> others, @Nullable MailHeaders mail, boolean acknowledge, @Nullable UUID followUpOf,
        @Nullable String externalId, List<Attachment> attachments, TicketSnapshot.@Nullable Origin said) {

    /** The same, with files that go with its first message. */
    public NewTicket with(List<Attachment> files) {
        return new NewTicket(requester, requesterName, channel, department, subject, body, priority, type, category,
                product, language, tags, fields, others, mail, acknowledge, followUpOf, externalId, files,
                said);
    }

    /** The same, of another type, with fields of that type. */
    public NewTicket as(TicketType other, Map<String, Object> ofType) {
        return new NewTicket(requester, requesterName, channel, department, subject, body, priority, other, category,
                product, language, tags, ofType, others, mail, acknowledge, followUpOf, externalId, attachments,
                said);
    }

    /** The same, of which its customer is told nothing; the tag says why. */
    public NewTicket unacknowledged(String why) {
        var more = Stream.concat(tags.stream(), Stream.of(why)).distinct().toList();
        return new NewTicket(requester, requesterName, channel, department, subject, body, priority, type, category,
                product, language, more, fields, others, mail, false, followUpOf, externalId, attachments,
                said);
    }

    /** The longest subject that is kept; a longer one is cut. */
    public static final int LONGEST_SUBJECT = 300;
}
