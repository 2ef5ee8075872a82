package io.guichet.notification.messaging;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.guichet.events.CalendarEvent;
import io.guichet.events.Topics;
import io.guichet.notification.Hours;
import io.guichet.reliable.KafkaConfig;
import io.guichet.reliable.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** The calendars of departments: every replica hears all of them. */
@Readiness
@Singleton
class CalendarTopic implements HealthCheck {

    private final TopicFollower<CalendarEvent> calendars;

    CalendarTopic(KafkaConfig kafka, Hours hours) {
        this.calendars = new TopicFollower<>(kafka, Topics.CALENDARS, CalendarEvent.class,
                new TopicFollower.Start.Beginning(), heard -> hours.heard(heard.envelope().event()));
    }

    void start(@Observes StartupEvent started) {
        calendars.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        calendars.close();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("calendars").status(calendars.caughtUp()).build();
    }
}
