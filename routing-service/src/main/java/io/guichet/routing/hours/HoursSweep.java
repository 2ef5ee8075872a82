package io.guichet.routing.hours;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/** Looks at each full minute, when calendars open and close. */
@Singleton
class HoursSweep implements DueHandler {

    private final DueWork dueWork;
    private final CalendarDesk desk;
    private final Clock clock;

    HoursSweep(DueWork dueWork, CalendarDesk desk, Clock clock) {
        this.dueWork = dueWork;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "hours-sweep";
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var next = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
        return desk.look().chain(() -> dueWork.schedule(new Due(due.id(), due.kind(), due.subject(), next, "")));
    }
}
