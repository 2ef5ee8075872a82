package io.guichet.reliable.postgres;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.ActivityEvent;
import io.guichet.events.ArticleEvent;
import io.guichet.events.AssignmentEvent;
import io.guichet.events.CalendarEvent;
import io.guichet.events.DeliveryEvent;
import io.guichet.events.DirectoryEvent;
import io.guichet.events.Envelope;
import io.guichet.events.GuichetEvent;
import io.guichet.events.NoticeEvent;
import io.guichet.events.SlaEvent;
import io.guichet.events.TicketEvent;
import io.guichet.events.Topics;
import io.guichet.reliable.Trace;
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
        return hearing(family, handler, HearingTools::doNotLearn);
    }

    /** The same, for a service whose other transactions lock the same rows. */
    public <E extends GuichetEvent> Hearing<E> hearing(Class<E> family, BatchLock<E> lock,
            Function<Envelope<E>, Uni<Void>> handler) {
        return hearing(family, handler, (past, among) -> HearingTools.doNotLearn(past), lock);
    }

    /**
     * The same, for a service that learns from events of the past that are told again.
     *
     * @param learner takes note of one, and nobody else notices; it is told of some twice, and of some that the handler
     * has heard or will hear
     */
    public <E extends GuichetEvent> Hearing<E> hearing(Class<E> family, Function<Envelope<E>, Uni<Void>> handler,
            Function<Envelope<E>, Uni<Void>> learner) {
        return hearing(family, handler, (past, among) -> learner.apply(past));
    }

    /** The same, for a service to which it matters where the past begins and ends. */
    public <E extends GuichetEvent> Hearing<E> hearing(Class<E> family, Function<Envelope<E>, Uni<Void>> handler,
            Learner<E> learner) {
        return hearing(family, handler, learner, BatchLock.none());
    }

    private <E extends GuichetEvent> Hearing<E> hearing(Class<E> family, Function<Envelope<E>, Uni<Void>> handler,
            Learner<E> learner, BatchLock<E> lock) {
        var service = new Hearing.Service<E>(heard -> traced(heard, handler), learner, lock);
        var hearing = new Hearing<>(family, service, rows, tools);
        if (hearings.putIfAbsent(Topics.of(family).name(), hearing) != null) {
            throw new IllegalStateException("A service hears a topic once: " + Topics.of(family).name());
        }
        return hearing;
    }

    /** What follows from an event belongs to its trace. */
    private static <E extends GuichetEvent> Uni<Void> traced(Envelope<E> heard,
            Function<Envelope<E>, Uni<Void>> handler) {
        return Trace.during(heard.traceparent(), ticketOf(heard.event()), () -> handler.apply(heard));
    }

    private static @Nullable String ticketOf(GuichetEvent event) {
        return switch (event) {
            case TicketEvent ticket -> ticket.key();
            case AssignmentEvent assignment -> assignment.key();
            case SlaEvent sla -> sla.key();
            case DeliveryEvent delivery -> delivery.key();
            case ActivityEvent activity -> activity.key();
            case NoticeEvent _ -> null;
            case DirectoryEvent _ -> null;
            case CalendarEvent _ -> null;
            case ArticleEvent _ -> null;
        };
    }

    /** Those who hear a topic, if somebody does. */
    Optional<Hearing<?>> of(String topic) {
        return Optional.ofNullable(hearings.get(topic));
    }

    List<String> topics() {
        return List.copyOf(hearings.keySet());
    }
}
