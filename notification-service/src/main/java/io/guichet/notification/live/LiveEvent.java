package io.guichet.notification.live;

import java.util.UUID;

import io.guichet.events.NoticeEvent.NoticePosted;

/** What an open page is shown. */
public sealed interface LiveEvent {

    /**
     * Its reader is told something.
     *
     * @param resume what the page says when it comes back, so that it misses nothing
     */
    record Noticed(NoticePosted notice, String resume) implements LiveEvent {}

    /** A ticket is no longer as it was. */
    record TicketChanged(UUID id, long number) implements LiveEvent {}

    /** Nothing happened: the connection lives. */
    record Beat() implements LiveEvent {}
}
