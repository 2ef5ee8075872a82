package io.guichet.notification.web;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.NoticeEvent.NoticePosted;
import io.guichet.notification.notice.Notice;

/** A notice as its reader gets it, from the list and from the stream alike. */
record NoticeView(UUID id, String kind, TicketView ticket, String title, Instant at, @Nullable Instant readAt) {

    static NoticeView of(Notice notice) {
        return new NoticeView(notice.id(), notice.kind().name(), new TicketView(notice.ticket(), notice.number()),
                notice.title(), notice.postedAt(), notice.readAt());
    }

    static NoticeView of(NoticePosted posted) {
        return new NoticeView(posted.notice(), posted.kind(), new TicketView(posted.ticketId(), posted.ticketNumber()),
                posted.title(), posted.at(), null);
    }
}
