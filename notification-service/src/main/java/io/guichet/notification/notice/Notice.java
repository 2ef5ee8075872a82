package io.guichet.notification.notice;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.guichet.events.NoticeEvent.NoticePosted;
import io.guichet.notification.audience.NoticeKind;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.audience.Telling.Alert;

/** Something that a person is told within the application. */
@Entity
@Table(name = "notice")
public class Notice {

    @Id
    private UUID id;

    private UUID event;

    private UUID person;

    @Enumerated(EnumType.STRING)
    private NoticeKind kind;

    private @Nullable UUID ticket;

    private @Nullable Long number;

    private String title;

    private Instant postedAt;

    private @Nullable Instant readAt;
    private boolean toDo;
    private @Nullable String link;
    private @Nullable Instant doneAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Notice() {}

    Notice(UUID id, Occasion occasion, Alert alert, String title, Instant now) {
        this.id = id;
        this.event = occasion.event();
        this.person = alert.agent();
        this.kind = alert.matter().kind();
        var about = alert.matter().ticket();
        this.ticket = about == null ? null : about.id();
        this.number = about == null ? null : about.number();
        this.title = title;
        this.postedAt = now;
        this.toDo = kind.isToDo();
        var place = alert.matter().place();
        this.link = place == null ? null : place.toString();
    }

    NoticePosted posted() {
        return new NoticePosted(person, id, kind.name(), ticket, number, title, postedAt);
    }

    /** The person has seen it; the first time counts. */
    void read(Instant now) {
        if (readAt == null) {
            readAt = now;
        }
    }

    /**
     * The person has done it; the first time counts.
     *
     * @throws NothingToDo when it only tells something
     */
    void done(Instant now) {
        if (!toDo) {
            throw new NothingToDo(id);
        }
        read(now);
        if (doneAt == null) {
            doneAt = now;
        }
    }

    public UUID id() {
        return id;
    }

    public NoticeKind kind() {
        return kind;
    }

    /** Absent for what is about no ticket. */
    public @Nullable UUID ticket() {
        return ticket;
    }

    public @Nullable Long number() {
        return number;
    }

    public String title() {
        return title;
    }

    public Instant postedAt() {
        return postedAt;
    }

    public @Nullable Instant readAt() {
        return readAt;
    }

    /** Whether it is shown until it is ticked. */
    public boolean isToDo() {
        return toDo;
    }

    /** Where it is to be done; absent when on the ticket, and of what is nothing to do. */
    public @Nullable String link() {
        return link;
    }

    public @Nullable Instant doneAt() {
        return doneAt;
    }
}
