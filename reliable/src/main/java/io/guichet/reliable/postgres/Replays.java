package io.guichet.reliable.postgres;

import java.util.ArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import io.guichet.reliable.postgres.Heard.Source;
import io.smallrye.mutiny.Uni;

/**
 * Hears what is meant for this service alone: dead letters that somebody, after mending the cause, sends again, and what
 * the owner of a topic tells again from its records.
 */
@ApplicationScoped
class Replays {

    private static final Logger LOG = Logger.getLogger(Replays.class);

    private final Inbox inbox;
    private final HearingTools tools;

    Replays(Inbox inbox, HearingTools tools) {
        this.inbox = inbox;
        this.tools = tools;
    }

    @Incoming("replay")
    Uni<Void> hear(ConsumerRecords<String, byte[]> records) {
        var sources = new ArrayList<Source>();
        records.forEach(polled -> sources.add(Source.of(polled, tools.prefix())));
        return Sequence.each(sources, this::replay);
    }

    private Uni<Void> replay(Source source) {
        var hearing = inbox.of(source.topic());
        if (hearing.isEmpty()) {
            LOG.errorf("A replay from %s, which this service does not hear, is skipped", source.place());
            return Uni.createFrom().voidItem();
        }
        return Retold.is(source) ? hearing.get().hearAgain(source) : hearing.get().replay(source);
    }
}
