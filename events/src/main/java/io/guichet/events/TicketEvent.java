package io.guichet.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What happened to a ticket; published by ticket-service on {@code guichet.tickets}. */
public sealed interface TicketEvent extends GuichetEvent {

    /** The ticket right after the event. */
    TicketSnapshot ticket();

    @Override
    default String key() {
        return ticket().id().toString();
    }

    /**
     * A request became a ticket.
     *
     * @param mail headers for the acknowledgement; absent when the requester has no address
     * @param acknowledge whether the requester is to be told of receipt (never a machine nor a mailing list)
     * @param letInAt when it was imported, having been opened elsewhere before; absent when it was opened here, and in
     * older events
     */
    record TicketOpened(TicketSnapshot ticket, Actor by, @Nullable MailHeaders mail, boolean acknowledge,
            @Nullable Instant letInAt)
            implements
                TicketEvent {

        /** One that was opened here. */
        public TicketOpened(TicketSnapshot ticket, Actor by, @Nullable MailHeaders mail, boolean acknowledge) {
            this(ticket, by, mail, acknowledge, null);
        }
    }

    /**
     * A message joined the conversation.
     *
     * @param text at most 64 KiB; the rest is read from ticket-service
     * @param opening whether it is the message that opened the ticket
     * @param mail absent when the message neither came nor goes by mail
     * @param particulars what goes with it; absent when nothing does
     */
    record MessageAdded(TicketSnapshot ticket, UUID message, MessageKind kind, Actor by, Channel channel, String text,
            boolean opening, @Nullable MailHeaders mail, Instant at, @Nullable Particulars particulars)
            implements
                TicketEvent {}

    /**
     * What goes with a message.
     *
     * @param attachments to be read from ticket-service, by id, and checked by hash
     * @param to of a {@link MessageKind#FORWARD}, the addresses outside that it goes to; of a reply, those who get it
     * besides the requester
     * @param cc those who get a copy
     * @param mentioned ids of the agents whom it names
     * @param replyTo by address, of those who get a copy: the signed address on which their answer reaches this ticket;
     * absent in older events
     * @param links by id, of the attachments of a mail that goes out: the signed path on which whoever got the mail
     * reads the file without signing in, until it expires; absent in older events
     * @param html of a message that goes out, the text with its formatting, sanitised and whole; absent when it has none
     * or more than 64 KiB of it, and in older events
     */
    record Particulars(List<Attachment> attachments, List<String> to, List<String> cc, List<UUID> mentioned,
            @Nullable Map<String, String> replyTo, @Nullable Map<String, String> links, @Nullable String html) {

        /** Of what is not signed for anybody. */
        public Particulars(List<Attachment> attachments, List<String> to, List<String> cc, List<UUID> mentioned) {
            this(attachments, to, cc, mentioned, null, null, null);
        }
    }

    /**
     * A file that goes with a message (claim check): {@code GET /api/v1/attachments/{id}} streams it.
     *
     * @param contentType as its content says, for example {@code image/png}
     * @param size in bytes
     * @param sha256 in hexadecimal
     * @param contentId by which the message's HTML shows it ({@code cid:…}); absent for one that is not shown within
     */
    record Attachment(UUID id, String filename, String contentType, long size, String sha256,
            @Nullable String contentId) {}

    /** The ticket moved to another status. */
    record StatusChanged(TicketSnapshot ticket, TicketStatus from, TicketStatus to, Actor by, Instant at)
            implements
                TicketEvent {}

    /** The ticket became more or less pressing. */
    record PriorityChanged(TicketSnapshot ticket, Priority from, Priority to, Actor by) implements TicketEvent {}

    /**
     * Other fields changed, or those of its requester or organisation.
     *
     * @param changed names of the snapshot's components, for example {@code group}, {@code tags}
     */
    record FieldsChanged(TicketSnapshot ticket, List<String> changed, Actor by) implements TicketEvent {}

    /**
     * The ticket has another owner, or none.
     *
     * @param request the routing request that this answers; absent when a person assigned it
     */
    record AssigneeChanged(TicketSnapshot ticket, @Nullable UUID from, @Nullable UUID to, @Nullable UUID request,
            Actor by) implements TicketEvent {}

    /**
     * An automatic assignment was not applied.
     *
     * @param agent whom routing had chosen
     * @param reason for example {@code assigned-by-a-person}, {@code stale-request}, {@code closed}
     */
    record AssignmentDeclined(TicketSnapshot ticket, UUID request, UUID agent, String reason) implements TicketEvent {}

    /**
     * A ticket was merged into another; told once of each of the two. The source is closed from now on: its clocks and
     * its assignment end; what is written to it reaches the target.
     *
     * @param ticket the source or the target, whose id says which
     */
    record TicketMerged(TicketSnapshot ticket, UUID source, long sourceNumber, UUID target, long targetNumber, Actor by,
            Instant at) implements TicketEvent {}

    /**
     * A merge was undone; told once of each of the two. The source is as it was before, so that its clocks go on as if
     * they had stood still since, and its assignee has it again.
     *
     * @param ticket the source or the target, whose id says which
     * @param mergedAt since when the source was closed
     * @param messages ids of those that came for the source since, and are its own now
     * @param said the same messages, oldest first, with what clocks need to know of each; absent in older events
     */
    record TicketUnmerged(TicketSnapshot ticket, UUID source, long sourceNumber, UUID target, long targetNumber,
            Instant mergedAt, List<UUID> messages, Actor by, Instant at, @Nullable List<Said> said)
            implements
                TicketEvent {}

    /**
     * A message that was told of before, of another ticket.
     *
     * @param by what kind of author wrote it
     * @param at when it was written
     */
    record Said(UUID message, MessageKind kind, Actor.Kind by, Instant at) {}

    /**
     * Some messages of a ticket became another ticket; told once of each of the two.
     *
     * @param ticket the source or the target, whose id says which
     * @param messages ids of the messages, as the source knows them
     */
    record TicketSplit(TicketSnapshot ticket, UUID source, long sourceNumber, UUID target, long targetNumber,
            List<UUID> messages, Actor by, Instant at) implements TicketEvent {}

    /**
     * A ticket went to the trash: it is closed, counts nowhere, and nobody is mailed about it.
     *
     * @param spam whether it was no request at all
     */
    record TicketTrashed(TicketSnapshot ticket, boolean spam, Actor by, Instant at) implements TicketEvent {}

    /**
     * A ticket came back from the trash, as it was.
     *
     * @param trashedAt since when it was there
     */
    record TicketRestored(TicketSnapshot ticket, Instant trashedAt, Actor by, Instant at) implements TicketEvent {}

    /**
     * A mail of ours came back, or its recipient's provider passed a complaint on.
     *
     * @param message the note that keeps the report
     * @param mailId the Message-ID of our mail, as {@code MailSent} has it; absent when the report does not tell, or is
     *     not believed
     * @param recipient whom it was for, as far as it is told
     * @param status for example {@code 5.1.1} (RFC 3463)
     * @param permanent whether nobody tries any more; else it is merely late
     * @param complaint whether it is about a mail that did arrive, and was unwanted
     */
    record MailReturned(TicketSnapshot ticket, UUID message, @Nullable String mailId, @Nullable String recipient,
            @Nullable String status, boolean permanent, boolean complaint, String reason, Instant at)
            implements
                TicketEvent {}

    /**
     * A mail about the ticket waits for somebody to accept or refuse it; told of the first that waits.
     *
     * @param mail its id at the channel
     * @param from whose it pretends to be, if it says
     * @param reason why it does not join by itself
     */
    record MailHeld(TicketSnapshot ticket, UUID mail, @Nullable String from, String reason, Instant at)
            implements
                TicketEvent {}
}
