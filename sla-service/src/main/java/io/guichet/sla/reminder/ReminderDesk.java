package io.guichet.sla.reminder;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.http.Callers;
import io.guichet.http.TicketScope;
import io.guichet.http.directory.Directory;
import io.guichet.sla.TicketAccess;
import io.guichet.sla.TicketNotKnown;
import io.guichet.sla.reminder.Reminder.Wish;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Everything one can do with reminders; each verb is one transaction. */
@ApplicationScoped
public class ReminderDesk {

    private final Reminders reminders;
    private final ReminderBell bell;
    private final TicketAccess tickets;
    private final Directory directory;
    private final Clock clock;

    ReminderDesk(Reminders reminders, ReminderBell bell, TicketAccess tickets, Directory directory, Clock clock) {
        this.reminders = reminders;
        this.bell = bell;
        this.tickets = tickets;
        this.directory = directory;
        this.clock = clock;
    }

    /** Those that concern a person, what is due first comes first. */
    @WithSession
    public Uni<List<Reminder>> list(UUID person, ReminderFilter filter, int limit) {
        return reminders.of(person, filter, limit);
    }

    /** Fails with {@link ReminderNotFound}. */
    @WithTransaction
    public Uni<Reminder> find(UUID id, UUID person) {
        return reminders.lock(id, person);
    }

    /**
     * A new reminder. Fails with {@link UnknownColleague} when it is for nobody, with {@link TicketNotKnown} when its
     * ticket is none that the person may see, and with {@link ColleagueWithoutAccess} when only the colleague may not.
     */
    @WithTransaction
    public Uni<Reminder> create(UUID id, Wish wish, UUID by, TicketScope scope) {
        var colleague = directory.agent(wish.agent()).filter(Agent::active);
        if (colleague.isEmpty()) {
            return Uni.createFrom().failure(new UnknownColleague(wish.agent()));
        }
        var ticket = wish.ticket();
        var seen = ticket == null
                ? Uni.createFrom().voidItem()
                : tickets.require(ticket, scope).chain(() -> seenBy(colleague.get(), ticket));
        return seen.chain(() -> reminders.persist(new Reminder(id, wish, by, clock.instant())))
                .call(bell::set);
    }

    private Uni<Void> seenBy(Agent colleague, UUID ticket) {
        return tickets.require(ticket, TicketScope.of(Callers.person(colleague, directory)))
                .onFailure(TicketNotKnown.class).transform(hidden -> new ColleagueWithoutAccess(colleague.id()));
    }

    /**
     * Another text or instant. Fails with {@link ReminderNotFound}.
     *
     * @param verify is given the reminder that is about to be changed; what it throws ends it
     */
    @WithTransaction
    public Uni<Reminder> change(UUID id, UUID person, Wish wish, Consumer<Reminder> verify) {
        return reminders.lock(id, person)
                .invoke(verify)
                .invoke(known -> known.become(wish.text(), wish.due()))
                .call(bell::set);
    }

    /** Done. Fails with {@link ReminderNotFound}. */
    @WithTransaction
    public Uni<Reminder> tick(UUID id, UUID person) {
        return reminders.lock(id, person).invoke(known -> known.tick(clock.instant())).call(bell::set);
    }

    /** Not done after all. Fails with {@link ReminderNotFound}. */
    @WithTransaction
    public Uni<Reminder> untick(UUID id, UUID person) {
        return reminders.lock(id, person).invoke(Reminder::untick).call(bell::set);
    }

    /** Fails with {@link ReminderNotFound}. */
    @WithTransaction
    public Uni<Void> remove(UUID id, UUID person) {
        return reminders.lock(id, person)
                .invoke(known -> known.tick(clock.instant()))
                .call(bell::set)
                .chain(reminders::delete);
    }
}
