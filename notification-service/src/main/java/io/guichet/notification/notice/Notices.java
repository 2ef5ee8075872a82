package io.guichet.notification.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.notification.audience.NoticeKind;
import io.guichet.notification.audience.Occasion;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class Notices implements PanacheRepositoryBase<Notice, UUID> {

    /** A stream that has been away longer than this many notices shows the newest; the list has the others. */
    private static final int MOST_AT_ONCE = 500;
    private static final String NEWEST_FIRST = " order by postedAt desc, id desc";

    /** Where a notice stands in the list. */
    record Place(Instant postedAt, UUID id) {}

    Uni<Boolean> has(Occasion occasion, UUID person, NoticeKind kind) {
        return count("event = ?1 and person = ?2 and kind = ?3", occasion.event(), person, kind)
                .map(rows -> rows > 0);
    }

    Uni<Optional<Notice>> of(UUID person, UUID id) {
        return find("id = ?1 and person = ?2", id, person).firstResult().map(Optional::ofNullable);
    }

    /** Newest first. */
    Uni<List<Notice>> page(UUID person, boolean onlyToDo, Optional<Place> after, int limit) {
        var of = "person = ?1" + (onlyToDo ? " and toDo and doneAt is null" : "");
        var found = after.isPresent()
                ? find(of + " and (postedAt < ?2 or postedAt = ?2 and id < ?3)" + NEWEST_FIRST,
                        person, after.get().postedAt(), after.get().id())
                : find(of + NEWEST_FIRST, person);
        return found.range(0, limit - 1).list();
    }

    /** The unread ones since that instant, oldest first. */
    Uni<List<Notice>> unreadSince(UUID person, Instant instant) {
        return find("person = ?1 and postedAt >= ?2 and readAt is null" + NEWEST_FIRST, person, instant)
                .range(0, MOST_AT_ONCE - 1).list().map(List::reversed);
    }
}
