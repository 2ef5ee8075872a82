package io.guichet.notification.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.NoticeEvent.NoticePosted;
import io.guichet.http.Cursor;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.audience.Telling.Alert;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Everything one can do with notices. */
@ApplicationScoped
public class NoticeBoard {

    private final Notices notices;
    private final Outbox outbox;
    private final Envelopes envelopes;
    private final Ids ids;
    private final Clock clock;

    NoticeBoard(Notices notices, Outbox outbox, Envelopes envelopes, Ids ids, Clock clock) {
        this.notices = notices;
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.ids = ids;
        this.clock = clock;
    }

    /** Posts the alert in the transaction that is going on; nobody gets the same kind of notice twice for an event. */
    public Uni<Void> post(Occasion occasion, Alert alert, String title) {
        return notices.has(occasion, alert.agent(), alert.matter().kind())
                .chain(posted -> posted
                        ? Uni.createFrom().voidItem()
                        : postNew(occasion, new Notice(ids.next(), occasion, alert, title, clock.instant())));
    }

    /** A person's notices, newest first; only what is to be done yet, or all. */
    @WithSession
    public Uni<Page<Notice>> of(UUID person, boolean onlyToDo, PageRequest asked) {
        return notices.page(person, onlyToDo, asked.after().flatMap(NoticeBoard::place), asked.fetch())
                .map(fetched -> Page.of(fetched, asked, notice -> Cursor.of(notice.postedAt(), notice.id())));
    }

    /** What a person was told since that instant and has not read, oldest first. */
    @WithSession
    public Uni<List<NoticePosted>> unreadSince(UUID person, Instant instant) {
        return notices.unreadSince(person, instant).map(found -> found.stream().map(Notice::posted).toList());
    }

    /**
     * The person has read it.
     *
     * @throws NoticeNotFound (as a failure) when it is not theirs
     */
    @WithTransaction
    public Uni<Void> read(UUID person, UUID id) {
        return notices.of(person, id)
                .map(found -> found.orElseThrow(() -> new NoticeNotFound(id)))
                .invoke(notice -> notice.read(clock.instant()))
                .replaceWithVoid();
    }

    /**
     * The person has done it; fails with {@link NoticeNotFound} when it is not theirs, and with {@link NothingToDo}.
     */
    @WithTransaction
    public Uni<Void> done(UUID person, UUID id) {
        return notices.of(person, id)
                .map(found -> found.orElseThrow(() -> new NoticeNotFound(id)))
                .invoke(notice -> notice.done(clock.instant()))
                .replaceWithVoid();
    }

    /** What was to be done about a ticket is not any more; in the transaction that is going on. */
    public Uni<Void> withdraw(UUID ticket) {
        return notices.delete("ticket = ?1 and toDo and doneAt is null", ticket).replaceWithVoid();
    }

    private static Optional<Notices.Place> place(Cursor cursor) {
        return cursor.instant(0).flatMap(postedAt -> cursor.id(1).map(id -> new Notices.Place(postedAt, id)));
    }

    private Uni<Void> postNew(Occasion occasion, Notice notice) {
        return notices.persist(notice)
                .chain(() -> outbox.add(envelopes.seal(notice.posted(), occasion.cause())));
    }
}
