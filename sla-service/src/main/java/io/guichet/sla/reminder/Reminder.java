package io.guichet.sla.reminder;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** Something that an agent wants to be told of at an instant, and then ticks; with a ticket or without. */
@Entity
@Table(name = "sla_reminder")
public class Reminder {

    @Id
    private UUID id;

    private @Nullable UUID ticketId;
    private UUID agent;
    private UUID askedBy;
    private String text;
    private Instant due;
    private @Nullable Instant toldAt;
    private @Nullable Instant tickedAt;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Reminder() {}

    /** What an agent is to be reminded of. */
    public record Wish(@Nullable UUID ticket, UUID agent, String text, Instant due) {}

    Reminder(UUID id, Wish wish, UUID askedBy, Instant now) {
        this();
        this.id = id;
        this.ticketId = wish.ticket();
        this.agent = wish.agent();
        this.askedBy = askedBy;
        this.text = wish.text();
        this.due = wish.due();
        this.createdAt = now;
    }

    /** Another text or instant; the agent is then told again, unless it is ticked. */
    void become(String otherText, Instant otherDue) {
        text = otherText;
        if (!otherDue.equals(due)) {
            due = otherDue;
            toldAt = null;
        }
    }

    /** Done; it is not told any more. */
    void tick(Instant now) {
        if (tickedAt == null) {
            tickedAt = now;
        }
    }

    /** Not done after all. */
    void untick() {
        tickedAt = null;
    }

    /** The agent is told now; false when there is nothing to tell, or no longer at that instant. */
    boolean tell(Instant planned, Instant now) {
        if (tickedAt != null || toldAt != null || !due.equals(planned)) {
            return false;
        }
        toldAt = now;
        return true;
    }

    /** Whether somebody has to do with it: who is reminded, and who asked for it. */
    boolean concerns(UUID person) {
        return person.equals(agent) || person.equals(askedBy);
    }

    boolean waits() {
        return tickedAt == null && toldAt == null;
    }

    public UUID id() {
        return id;
    }

    public Optional<UUID> ticketId() {
        return Optional.ofNullable(ticketId);
    }

    /** Who is reminded. */
    public UUID agent() {
        return agent;
    }

    public UUID askedBy() {
        return askedBy;
    }

    public String text() {
        return text;
    }

    public Instant due() {
        return due;
    }

    public Optional<Instant> toldAt() {
        return Optional.ofNullable(toldAt);
    }

    public Optional<Instant> tickedAt() {
        return Optional.ofNullable(tickedAt);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
