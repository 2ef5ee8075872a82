package io.guichet.ticket;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.events.Channel;
import io.guichet.events.MailHeaders;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.Attachment;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketSnapshot;

/** One message of a ticket's conversation; it never changes. */
@Entity
public class Message {

    @Id
    private UUID id;
    private UUID ticketId;
    private int position;
    @Enumerated(EnumType.STRING)
    private MessageKind kind;
    @Enumerated(EnumType.STRING)
    private Actor.Kind authorKind;
    private @Nullable UUID authorId;
    private String authorName;
    @Enumerated(EnumType.STRING)
    private Channel channel;
    private String text;
    private @Nullable String html;
    private @Nullable String visibleText;
    private @Nullable String foldedText;
    private @Nullable String visibleHtml;
    private @Nullable String fromAddress;
    @Column(name = "to_addresses")
    private String[] to;
    @Column(name = "cc_addresses")
    private String[] cc;
    private @Nullable String mailId;
    private @Nullable String inReplyTo;
    @Column(name = "mail_references")
    private String[] references;
    private Instant createdAt;
    @Convert(converter = AttachmentsColumn.class)
    private List<Attachment> attachments;
    private String[] mentioned;
    private @Nullable UUID viaTicket;
    private @Nullable UUID copyOf;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Message() {}

    Message(Draft draft, UUID ticketId, int position, Act act) {
        this.id = draft.id();
        this.ticketId = ticketId;
        this.position = position;
        this.kind = draft.kind();
        this.authorKind = act.by().kind();
        this.authorId = act.by().id();
        this.authorName = act.by().name();
        this.channel = draft.channel();
        this.text = draft.body().text();
        this.html = draft.body().html();
        this.fromAddress = draft.from();
        this.to = draft.to().toArray(String[]::new);
        this.cc = draft.cc().toArray(String[]::new);
        this.references = new String[0];
        this.createdAt = act.at();
        this.attachments = draft.attachments();
        this.mentioned = draft.mentioned().stream().map(UUID::toString).toArray(String[]::new);
        this.viaTicket = draft.via();
        remember(draft.mail());
        fold(draft.body().fold());
    }

    private void fold(@Nullable Fold fold) {
        if (fold != null) {
            visibleText = fold.visible();
            foldedText = fold.folded();
            visibleHtml = fold.visibleHtml();
        }
    }

    private void remember(@Nullable MailHeaders mail) {
        if (mail != null) {
            mailId = mail.mailId();
            inReplyTo = mail.inReplyTo();
            references = mail.references().toArray(String[]::new);
        }
    }

    public UUID id() {
        return id;
    }

    public UUID ticketId() {
        return ticketId;
    }

    /** 1 for the message that opened the ticket. */
    public int position() {
        return position;
    }

    public MessageKind kind() {
        return kind;
    }

    public Actor author() {
        return new Actor(authorKind, authorId, authorName);
    }

    public Channel channel() {
        return channel;
    }

    public String text() {
        return text;
    }

    public @Nullable String html() {
        return html;
    }

    /** Which part of it is new; absent when all of it is. */
    public @Nullable Fold fold() {
        return visibleText == null || foldedText == null ? null : new Fold(visibleText, foldedText, visibleHtml);
    }

    public @Nullable String from() {
        return fromAddress;
    }

    public List<String> to() {
        return List.of(to);
    }

    public List<String> cc() {
        return List.of(cc);
    }

    /**
     * How it stands in the thread of mails; without a reply address, which is made anew for each mail that goes out.
     */
    public MailHeaders mail() {
        return new MailHeaders(null, mailId, inReplyTo, List.of(references));
    }

    /** As it was told when it joined. */
    MessageAdded told(TicketSnapshot ticket, boolean opening) {
        var draft = new Draft(id, kind, channel, new Body(text, null), fromAddress, to(), cc(),
                mailId == null ? null : mail(), attachments, mentioned(), viaTicket, null);
        return draft.told(ticket, opening, new Act(author(), Cause.request("timeline"), createdAt));
    }

    public List<Attachment> attachments() {
        return attachments;
    }

    /** Ids of the agents whom it names. */
    public List<UUID> mentioned() {
        return Arrays.stream(mentioned).map(UUID::fromString).toList();
    }

    /** The merged ticket that it was written to; absent for one that was written to its own. */
    public @Nullable UUID viaTicket() {
        return viaTicket;
    }

    /** The message that it is a copy of, after a split. */
    public @Nullable UUID copyOf() {
        return copyOf;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
