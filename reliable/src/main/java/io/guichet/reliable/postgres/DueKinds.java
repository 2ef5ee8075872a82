package io.guichet.reliable.postgres;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.guichet.events.Topic;

/** Who does which kind of due work, and which of it waits until what happened before is heard. */
@Singleton
class DueKinds {

    private final Map<String, DueHandler> handlers;
    private final Map<String, HeardFirst> awaited = new HashMap<>();
    private final List<String> free;
    private final List<String> waiting;
    private final Optional<Topic> topic;

    DueKinds(@Any Instance<DueHandler> all) {
        handlers = all.stream().collect(Collectors.toUnmodifiableMap(DueHandler::kind, Function.identity()));
        handlers.forEach((kind, handler) -> handler.heardFirst().ifPresent(first -> awaited.put(kind, first)));
        free = handlers.keySet().stream().filter(kind -> !awaited.containsKey(kind)).toList();
        waiting = List.copyOf(awaited.keySet());
        var topics = awaited.values().stream().map(HeardFirst::topic).distinct().toList();
        if (topics.size() > 1) {
            throw new IllegalStateException("Due work of a service waits for one topic, not for " + topics);
        }
        topic = topics.stream().findAny();
    }

    DueHandler of(Due due) {
        return Objects.requireNonNull(handlers.get(due.kind()));
    }

    /** The key of which everything is heard first; only for kinds that wait. */
    String awaited(Due due) {
        return Objects.requireNonNull(awaited.get(due.kind())).key().apply(due);
    }

    /** Kinds that wait for nothing. */
    List<String> free() {
        return free;
    }

    /** Kinds that wait until the topic is heard. */
    List<String> waiting() {
        return waiting;
    }

    /** The topic that is waited for; empty when nothing waits. */
    Optional<Topic> topic() {
        return topic;
    }
}
