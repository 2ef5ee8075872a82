package io.guichet.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every topic of Guichet; they are created from this list, never by the broker. */
public final class Topics {

    private static final int PARTITIONS = 12;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);

    public static final Topic TICKETS = kept("guichet.tickets");
    public static final Topic ASSIGNMENTS = kept("guichet.assignments");
    public static final Topic SLA = kept("guichet.sla");
    public static final Topic DELIVERIES = kept("guichet.deliveries");
    public static final Topic NOTICES = kept("guichet.notices");
    public static final Topic DIRECTORY = compacted("guichet.directory");
    public static final Topic CALENDARS = compacted("guichet.calendars");
    public static final Topic ARTICLES = compacted("guichet.articles");
    /** Worth nothing a minute later: kept for as long as a slow listener takes. */
    public static final Topic ACTIVITY = new Topic("guichet.activity", PARTITIONS, Duration.ofMinutes(5), false);

    private static final List<Topic> EVENTS = List.of(TICKETS, ASSIGNMENTS, SLA, DELIVERIES, NOTICES, DIRECTORY,
            CALENDARS, ARTICLES, ACTIVITY);

    /** The services that hear events, and so have dead letters and a topic to replay them from. */
    public static final List<String> LISTENERS = List.of("ticket", "routing", "sla", "notification");

    private static final Map<Class<? extends GuichetEvent>, Topic> BY_FAMILY = Map.of(
            TicketEvent.class, TICKETS,
            AssignmentEvent.class, ASSIGNMENTS,
            SlaEvent.class, SLA,
            DeliveryEvent.class, DELIVERIES,
            NoticeEvent.class, NOTICES,
            DirectoryEvent.class, DIRECTORY,
            CalendarEvent.class, CALENDARS,
            ArticleEvent.class, ARTICLES,
            ActivityEvent.class, ACTIVITY);

    private Topics() {}

    /** All topics, dead letters and replays included. */
    public static List<Topic> all() {
        return Stream.concat(EVENTS.stream(),
                LISTENERS.stream().flatMap(service -> Stream.of(deadLetters(service), replay(service)))).toList();
    }

    /** The topic that a family of events is written to. */
    public static Topic of(Class<? extends GuichetEvent> family) {
        var topic = BY_FAMILY.get(family);
        if (topic == null) {
            throw new IllegalArgumentException(family + " is not a family of events, such as TicketEvent");
        }
        return topic;
    }

    /** The topic that an event is written to. */
    public static Topic of(GuichetEvent event) {
        return switch (event) {
            case TicketEvent _ -> TICKETS;
            case AssignmentEvent _ -> ASSIGNMENTS;
            case SlaEvent _ -> SLA;
            case DeliveryEvent _ -> DELIVERIES;
            case NoticeEvent _ -> NOTICES;
            case DirectoryEvent _ -> DIRECTORY;
            case CalendarEvent _ -> CALENDARS;
            case ArticleEvent _ -> ARTICLES;
            case ActivityEvent _ -> ACTIVITY;
        };
    }

    /** What a service could not process, for example {@code guichet.sla.dlq}. */
    public static Topic deadLetters(String service) {
        return new Topic("guichet." + service + ".dlq", PARTITIONS, MONTH, false);
    }

    /** What a service alone is to process again, for example {@code guichet.sla.replay}. */
    public static Topic replay(String service) {
        return new Topic("guichet." + service + ".replay", PARTITIONS, WEEK, false);
    }

    private static Topic kept(String name) {
        return new Topic(name, PARTITIONS, WEEK, false);
    }

    private static Topic compacted(String name) {
        return new Topic(name, PARTITIONS, WEEK, true);
    }
}
