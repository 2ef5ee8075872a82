package io.guichet.ticket.setting;

import java.util.Set;

import io.guichet.ticket.query.FilterNotValid;

/** Something configured with conditions, which are tried on values that are known by name. */
public interface Conditional {

    /** Of a request that comes in, and of a ticket whose fields are asked for. */
    Set<String> OF_REQUESTS = Set.of("category", "type", "channel", "product", "subject", "department", "importance",
            "level", "verification");

    /** Of a form that somebody fills in, who is not signed in. */
    Set<String> OF_FORMS = Set.of("category", "type", "channel", "subject", "department");

    /** Of a ticket that somebody works on. */
    Set<String> OF_TICKETS = Set.of("status", "priority", "type", "channel", "department", "group", "category",
            "product", "language", "region", "tags", "subject", "number", "importance", "level", "verification");

    /**
     * Refuses conditions on what is never known there.
     *
     * @throws FilterNotValid with a pointer into the document
     */
    void requireKnownNames();
}
