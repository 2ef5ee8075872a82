package io.guichet.notification.wording;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.DirectoryEvent.Department;
import io.guichet.events.TargetKind;
import io.guichet.notification.audience.NoticeKind;
import io.guichet.notification.audience.Telling.Alert;
import io.guichet.notification.ticket.TicketFacts;

/**
 * What a notice to an agent says.
 *
 * @param agent their name
 * @param department its name
 * @param left how long until the promise is due, in words
 * @param link where the ticket is shown
 */
public record NoticeWords(Language language, NoticeKind kind, TicketFacts ticket, String agent, String department,
        @Nullable TargetKind target, @Nullable String left, URI link) {

    /** What the alert says, in the agent's language or else the department's. */
    public static NoticeWords of(Alert alert, Agent agent, Department department, URI link) {
        var language = Language.firstOf(agent.language(), department.language());
        var promise = alert.promise();
        return new NoticeWords(language, alert.kind(), alert.ticket(), agent.name(), department.name(),
                promise == null ? null : promise.target(),
                promise == null ? null : Span.in(language, promise.left()), link);
    }
}
