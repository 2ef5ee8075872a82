package io.guichet.notification.wording;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;
import io.guichet.notification.audience.NoticeKind;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.ticket.TicketFacts;

/**
 * What a notice says.
 *
 * @param ticket absent for what stands alone, which has neither department nor link
 * @param reader their name, if it is known
 * @param department its name
 * @param left how long until the promise is due, or since it was, in words
 * @param overdue whether the promise was due
 * @param note what somebody wrote to be told
 * @param link where the ticket is shown
 */
public record NoticeWords(Language language, NoticeKind kind, @Nullable TicketFacts ticket, @Nullable String reader,
        @Nullable String department, @Nullable TargetKind target, @Nullable String left, boolean overdue,
        @Nullable String note, @Nullable URI link) {

    /** What there is to tell, in a language. */
    public static NoticeWords of(Matter matter, Language language, @Nullable String reader,
            @Nullable String department, @Nullable URI link) {
        var promise = matter.promise();
        return new NoticeWords(language, matter.kind(), matter.ticket(), reader, department,
                promise == null ? null : promise.target(),
                promise == null ? null : Span.in(language, promise.left()),
                promise != null && promise.left().isNegative(), matter.note(), link);
    }

    /** What a rule says beside what its title does. */
    public @Nullable String remark() {
        return kind == NoticeKind.ESCALATION ? note : null;
    }
}
