package io.guichet.ticket;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;

/** The timelines of all tickets. */
@ApplicationScoped
class TimelineEntries implements PanacheRepositoryBase<TimelineEntry, UUID> {

    /** All entries of a ticket, oldest first. */
    Uni<List<TimelineEntry>> all(UUID ticket) {
        return list("ticketId = ?1 order by position", ticket);
    }

    /** The entries of a ticket from a position on, oldest first. */
    Uni<List<TimelineEntry>> after(UUID ticket, long position, int limit) {
        return find("ticketId = ?1 and position > ?2 order by position", ticket, (int) position)
                .page(Page.ofSize(limit)).list();
    }
}
