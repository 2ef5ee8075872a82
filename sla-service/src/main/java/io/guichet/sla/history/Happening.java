package io.guichet.sla.history;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;

/** What an event of a ticket means for its promises; stored as it is, for ever. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "what")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Happening.Described.class, name = "described"),
    @JsonSubTypes.Type(value = Happening.Moved.class, name = "moved"),
    @JsonSubTypes.Type(value = Happening.CustomerWrote.class, name = "customer-wrote"),
    @JsonSubTypes.Type(value = Happening.Answered.class, name = "answered")})
public sealed interface Happening {

    Instant at();

    /**
     * The ticket was opened or described anew.
     *
     * @param offer what the first policy that fits promises, as it was when this was heard; absent when none fits
     */
    record Described(Instant at, Priority priority, @Nullable Promise offer) implements Happening {}

    /** The ticket moved to another status. */
    record Moved(Instant at, TicketStatus to) implements Happening {}

    /** The customer wrote, after the message that opened the ticket. */
    record CustomerWrote(Instant at) implements Happening {}

    /** A person answered in public. */
    record Answered(Instant at) implements Happening {}
}
