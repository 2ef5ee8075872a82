package io.guichet.events;

import java.time.Instant;
import java.util.UUID;

/** What a person is told within the application; published by notification-service on {@code guichet.notices}. */
public sealed interface NoticeEvent extends GuichetEvent {

    /** A notice for one person, for example that a ticket is now theirs. */
    record NoticePosted(UUID personId, UUID notice, String kind, UUID ticketId, long ticketNumber, String title,
            Instant at) implements NoticeEvent {
        @Override
        public String key() {
            return personId.toString();
        }
    }
}
