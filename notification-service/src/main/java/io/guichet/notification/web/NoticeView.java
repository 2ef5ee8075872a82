package io.guichet.notification.web;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.NoticeEvent.NoticePosted;
import io.guichet.notification.audience.NoticeKind;
import io.guichet.notification.notice.Notice;

/**
 * A notice as its reader gets it, from the list and from the stream alike.
 *
 * @param ticket absent for a reminder that stands alone
 * @param toDo whether it is shown until it is ticked; absent when there is nothing to do
 * @param link where it is to be done, in the list; absent when on the ticket
 */
record NoticeView(UUID id, String kind, @Nullable TicketView ticket, String title, Instant at,
        @Nullable Instant readAt, @Nullable Boolean toDo, @Nullable String link, @Nullable Instant doneAt) {

    static NoticeView of(Notice notice) {
        return new NoticeView(notice.id(), notice.kind().name(), ticket(notice.ticket(), notice.number()),
                notice.title(), notice.postedAt(), notice.readAt(), notice.isToDo() ? true : null, notice.link(),
                notice.doneAt());
    }

    static NoticeView of(NoticePosted posted) {
        return new NoticeView(posted.notice(), posted.kind(), ticket(posted.ticketId(), posted.ticketNumber()),
                posted.title(), posted.at(), null,
                NoticeKind.ANNOUNCE.name().equals(posted.kind()) ? true : null, null, null);
    }

    private static @Nullable TicketView ticket(@Nullable UUID id, @Nullable Long number) {
        return id == null || number == null ? null : new TicketView(id, number);
    }
}
