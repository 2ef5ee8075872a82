package io.guichet.events;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What a person is told within the application; published by notification-service on {@code guichet.notices}. */
public sealed interface NoticeEvent extends GuichetEvent {

    /**
     * A notice for one person, for example that a ticket is now theirs.
     *
     * @param ticketId absent, with the number, for a reminder that stands alone
     */
    record NoticePosted(UUID personId, UUID notice, String kind, @Nullable UUID ticketId, @Nullable Long ticketNumber,
            String title, Instant at) implements NoticeEvent {
        @Override
        public String key() {
            return personId.toString();
        }
    }
}
