package io.guichet.ticket;

import java.time.Instant;
import java.util.Map;
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

/** One change of a ticket: who, when, why, and what it was before. The entries of a ticket rebuild it. */
@Entity
public class TimelineEntry {

    /** Of the event, when the change was told. */
    @Id
    private UUID id;
    private UUID ticketId;
    private int position;
    private long version;
    private Instant at;
    private String kind;
    @Enumerated(EnumType.STRING)
    private Actor.Kind actorKind;
    private @Nullable UUID actorId;
    private String actorName;
    private String cause;
    private int depth;
    @Convert(converter = FieldsColumn.class)
    @Column(name = "before_change")
    private Map<String, Object> before;
    @Convert(converter = FieldsColumn.class)
    @Column(name = "after_change")
    private Map<String, Object> after;
    /** What the event says besides the ticket. */
    @Convert(converter = FieldsColumn.class)
    private Map<String, Object> detail;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected TimelineEntry() {}

    TimelineEntry(UUID id, UUID ticketId, Change.Step step, Act act) {
        this.id = id;
        this.ticketId = ticketId;
        this.position = step.position();
        this.version = step.version();
        this.at = act.at();
        this.kind = step.kind();
        this.actorKind = act.by().kind();
        this.actorId = act.by().id();
        this.actorName = act.by().name();
        this.cause = act.cause().by();
        this.depth = act.cause().depth();
        this.before = step.before();
        this.after = step.after();
        this.detail = step.detail();
    }

    public UUID id() {
        return id;
    }

    public int position() {
        return position;
    }

    /** The ticket's, after the change. */
    public long version() {
        return version;
    }

    public Instant at() {
        return at;
    }

    /** The name of the event, or of the fact of another service that was applied without one. */
    public String kind() {
        return kind;
    }

    public Actor by() {
        return new Actor(actorKind, actorId, actorName);
    }

    public Cause cause() {
        return new Cause(cause, depth);
    }

    public Map<String, Object> before() {
        return before;
    }

    public Map<String, Object> after() {
        return after;
    }

    public Map<String, Object> detail() {
        return detail;
    }
}
