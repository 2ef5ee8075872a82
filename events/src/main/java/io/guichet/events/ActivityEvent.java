package io.guichet.events;

import java.time.Instant;
import java.util.UUID;

/** Who is at a ticket right now; published by ticket-service on {@code guichet.activity}, without an outbox. */
public sealed interface ActivityEvent extends GuichetEvent {

    UUID ticketId();

    @Override
    default String key() {
        return ticketId().toString();
    }

    /**
     * An agent looks at a ticket, or writes to it.
     *
     * @param until when this is over unless it is said again; not after {@code at} when the agent left
     */
    record AgentActive(UUID ticketId, UUID agent, String name, Doing doing, Instant at, Instant until)
            implements
                ActivityEvent {}

    /** What an agent does at a ticket. */
    enum Doing {
        VIEWING, COMPOSING
    }
}
