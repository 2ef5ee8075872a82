package io.guichet.routing.messaging;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecords;

import io.smallrye.mutiny.Uni;

/** Another process of this service, which has polled the same records. */
@Singleton
public class OtherReplica {

    private final TicketEventsHeard events;

    OtherReplica(TicketEventsHeard events) {
        this.events = events;
    }

    public Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        return events.hear(records);
    }
}
