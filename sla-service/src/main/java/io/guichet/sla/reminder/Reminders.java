package io.guichet.sla.reminder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class Reminders implements PanacheRepositoryBase<Reminder, UUID> {

    private static final Place BEGINNING = new Place(Instant.EPOCH, new UUID(0, 0));

    /** Where one stands in a list, which is ordered by what is due. */
    record Place(Instant due, UUID id) {}

    /** The reminder, kept from others; fails with {@link ReminderNotFound} also when it concerns others only. */
    Uni<Reminder> lock(UUID id, UUID person) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem().transform(found -> {
                    if (found == null || !found.concerns(person)) {
                        throw new ReminderNotFound(id);
                    }
                    return found;
                });
    }

    Uni<Optional<Reminder>> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    /** Those that concern a person, of a ticket if one is given. */
    Uni<List<Reminder>> of(UUID person, ReminderFilter filter, int limit) {
        var place = filter.after().orElse(BEGINNING);
        var wanted = Parameters.with("person", person).and("due", place.due()).and("id", place.id());
        var known = filter.ticket().map(ticket -> wanted.and("ticket", ticket)).orElse(wanted);
        return find("where (agent = :person or askedBy = :person)"
                + (filter.ticket().isPresent() ? " and ticketId = :ticket" : "")
                + filter.ticked().map(done -> done ? " and tickedAt is not null" : " and tickedAt is null").orElse("")
                + " and (due > :due or due = :due and id > :id) order by due, id", known)
                .range(0, limit - 1).list();
    }
}
