package io.guichet.reliable.postgres;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.guichet.events.Envelope;
import io.guichet.events.GuichetEvent;
import io.guichet.events.Topics;
import io.smallrye.mutiny.Uni;

/** Where events are heard: each is applied once, in one transaction with the note that it was heard. */
@Singleton
public class Inbox {

    private final Map<String, Hearing<?>> hearings = new ConcurrentHashMap<>();
    private final InboxRows rows;
    private final HearingTools tools;

    Inbox(InboxRows rows, HearingTools tools) {
        this.rows = rows;
        this.tools = tools;
    }

    /**
     * Listens to a topic.
     *
     * @param family for example {@code TicketEvent}; its topic is the one heard
     * @param handler applies one event, in the transaction and session that are open when it is called
     */
    public <E extends GuichetEvent> Hearing<E> hearing(Class<E> family, Function<Envelope<E>, Uni<Void>> handler) {
        var hearing = new Hearing<>(family, handler, rows, tools);
        if (hearings.putIfAbsent(Topics.of(family).name(), hearing) != null) {
            throw new IllegalStateException("A service hears a topic once: " + Topics.of(family).name());
        }
        return hearing;
    }

    /** Those who hear a topic, if somebody does. */
    Optional<Hearing<?>> of(String topic) {
        return Optional.ofNullable(hearings.get(topic));
    }

    List<String> topics() {
        return List.copyOf(hearings.keySet());
    }
}
