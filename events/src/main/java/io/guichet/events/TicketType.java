package io.guichet.events;

/** What kind of request a ticket is. */
public enum TicketType {
    QUESTION, INCIDENT, REQUEST, SUGGESTION, PROJECT
}
