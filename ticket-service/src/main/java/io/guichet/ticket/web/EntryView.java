package io.guichet.ticket.web;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.ticket.TimelineEntry;

/** An entry of a timeline as it is answered: who did what when and why, and what it was before. */
record EntryView(UUID id, int position, Instant at, String kind, Who by, String cause, int depth, long version,
        Map<String, Object> before, Map<String, Object> after, Map<String, Object> detail) {

    /** Who did it. */
    record Who(Actor.Kind kind, @Nullable UUID id, String name) {}

    static EntryView of(TimelineEntry entry) {
        var by = entry.by();
        return new EntryView(entry.id(), entry.position(), entry.at(), entry.kind(),
                new Who(by.kind(), by.id(), by.name()), entry.cause().by(), entry.cause().depth(), entry.version(),
                entry.before(), entry.after(), entry.detail());
    }
}
