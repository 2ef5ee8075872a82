package io.guichet.events;

/** Something that happened, told in the past tense; each topic has one sealed family of them. */
public sealed interface GuichetEvent
        permits TicketEvent, AssignmentEvent, SlaEvent, DeliveryEvent, NoticeEvent, DirectoryEvent, CalendarEvent,
        ArticleEvent, ActivityEvent {

    /** The Kafka key: events of one key are read in the order in which they were written. */
    String key();

    /** The CloudEvents type, for example {@code io.guichet.TicketOpened}. */
    default String type() {
        return "io.guichet." + getClass().getSimpleName();
    }
}
