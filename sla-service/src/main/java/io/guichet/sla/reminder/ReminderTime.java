package io.guichet.sla.reminder;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.smallrye.mutiny.Uni;

/** The time of a reminder has come. */
@Singleton
class ReminderTime implements DueHandler {

    private final Reminders reminders;
    private final ReminderBell bell;

    ReminderTime(Reminders reminders, ReminderBell bell) {
        this.reminders = reminders;
        this.bell = bell;
    }

    @Override
    public String kind() {
        return ReminderBell.KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        return reminders.lock(UUID.fromString(due.subject())).chain(found -> found.isEmpty()
                ? Uni.createFrom().voidItem()
                : bell.ring(found.get(), due, late));
    }
}
