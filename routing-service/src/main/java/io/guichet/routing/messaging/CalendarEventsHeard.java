package io.guichet.routing.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.guichet.events.CalendarEvent;
import io.guichet.events.CalendarEvent.CalendarChanged;
import io.guichet.events.CalendarEvent.CalendarRemoved;
import io.guichet.events.Envelope;
import io.guichet.reliable.postgres.Hearing;
import io.guichet.reliable.postgres.Inbox;
import io.guichet.routing.hours.CalendarDesk;
import io.smallrye.mutiny.Uni;

/** When departments, and those who work there, are open. */
@ApplicationScoped
class CalendarEventsHeard {

    private final Hearing<CalendarEvent> hearing;
    private final CalendarDesk desk;

    CalendarEventsHeard(Inbox inbox, CalendarDesk desk) {
        this.hearing = inbox.hearing(CalendarEvent.class, this::on);
        this.desk = desk;
    }

    @Incoming("calendars")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return hearing.receive(records);
    }

    private Uni<Void> on(Envelope<CalendarEvent> heard) {
        return switch (heard.event()) {
            case CalendarChanged changed -> desk.keep(changed.calendar(), changed.version());
            case CalendarRemoved removed -> desk.remove(removed.calendar(), removed.version());
        };
    }
}
