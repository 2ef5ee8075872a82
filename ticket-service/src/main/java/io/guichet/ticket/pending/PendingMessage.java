package io.guichet.ticket.pending;

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
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.Attachment;
import io.guichet.ticket.Act;
import io.guichet.ticket.AttachmentsColumn;
import io.guichet.ticket.Body;
import io.guichet.ticket.Outgoing;
import io.guichet.ticket.Then;

/** A message that is not sent yet; once it is, it is a message of the conversation with the same id. */
@Entity
public class PendingMessage {

    /** How far it is. */
    public enum State {
        AWAITING_APPROVAL, HELD, SENT, REFUSED, WITHDRAWN
    }

    @Id
    private UUID id;
    private UUID ticketId;
    @Enumerated(EnumType.STRING)
    private MessageKind kind;
    @Enumerated(EnumType.STRING)
    private Actor.Kind authorKind;
    private @Nullable UUID authorId;
    private String authorName;
    private String text;
    private @Nullable String html;
    @Column(name = "to_addresses")
    private String[] to;
    @Column(name = "cc_addresses")
    private String[] cc;
    private String[] mentioned;
    @Convert(converter = AttachmentsColumn.class)
    private List<Attachment> attachments;
    @Enumerated(EnumType.STRING)
    @Column(name = "next")
    private Then then;
    private boolean asksForProof;
    @Enumerated(EnumType.STRING)
    private State state;
    private @Nullable String reason;
    private @Nullable Instant releaseAt;
    private Instant createdAt;
    private @Nullable Instant decidedAt;
    private @Nullable String decidedBy;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected PendingMessage() {}

    PendingMessage(UUID ticketId, Outgoing outgoing, @Nullable Instant releaseAt, Act act) {
        this.id = outgoing.id();
        this.ticketId = ticketId;
        this.kind = outgoing.kind();
        this.authorKind = act.by().kind();
        this.authorId = act.by().id();
        this.authorName = act.by().name();
        this.text = outgoing.body().text();
        this.html = outgoing.body().html();
        this.to = outgoing.to().toArray(String[]::new);
        this.cc = outgoing.cc().toArray(String[]::new);
        this.mentioned = outgoing.mentioned().stream().map(UUID::toString).toArray(String[]::new);
        this.attachments = outgoing.attachments();
        this.then = outgoing.then();
        this.asksForProof = outgoing.asksForProof();
        this.state = releaseAt == null ? State.AWAITING_APPROVAL : State.HELD;
        this.releaseAt = releaseAt;
        this.createdAt = act.at();
    }

    /** Says it differently, while it waits for approval. */
    void rewrite(Body body) {
        require(State.AWAITING_APPROVAL);
        text = body.text();
        html = body.html();
    }

    /** What goes out. */
    Outgoing outgoing() {
        return new Outgoing(id, kind, body(), then, List.of(to), List.of(cc), attachments,
                Arrays.stream(mentioned).map(UUID::fromString).toList(), asksForProof);
    }

    /** Somebody lets it go out. */
    Outgoing approve(Act act) {
        require(State.AWAITING_APPROVAL);
        sent(act);
        return outgoing();
    }

    /** It is part of the conversation now. */
    void sent(Act act) {
        decide(State.SENT, null, act);
    }

    /** Does not go out; its author is told why. */
    void refuse(State from, @Nullable String why, Act act) {
        require(from);
        decide(State.REFUSED, why, act);
    }

    /** Its author does not want it to go out after all. */
    void withdraw(Act act) {
        if (!author().equals(act.by())) {
            throw new NotYourMessage(id);
        }
        if (state != State.HELD && state != State.AWAITING_APPROVAL) {
            throw new MessageNotPending(id, state);
        }
        decide(State.WITHDRAWN, null, act);
    }

    private void require(State expected) {
        if (state != expected) {
            throw new MessageNotPending(id, state);
        }
    }

    private void decide(State next, @Nullable String why, Act act) {
        state = next;
        reason = why;
        decidedAt = act.at();
        decidedBy = act.by().name();
    }

    public UUID id() {
        return id;
    }

    public UUID ticketId() {
        return ticketId;
    }

    public MessageKind kind() {
        return kind;
    }

    public Actor author() {
        return new Actor(authorKind, authorId, authorName);
    }

    public Body body() {
        return new Body(text, html);
    }

    public List<String> to() {
        return List.of(to);
    }

    public List<String> cc() {
        return List.of(cc);
    }

    public List<Attachment> attachments() {
        return attachments;
    }

    public Then then() {
        return then;
    }

    public State state() {
        return state;
    }

    /** Why it was refused, if somebody said so. */
    public @Nullable String reason() {
        return reason;
    }

    /** When it goes out by itself. */
    public @Nullable Instant releaseAt() {
        return releaseAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable String decidedBy() {
        return decidedBy;
    }
}
