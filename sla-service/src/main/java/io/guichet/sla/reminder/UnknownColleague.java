package io.guichet.sla.reminder;

import java.util.UUID;

/** A reminder is for somebody who does not work here. */
public final class UnknownColleague extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownColleague(UUID agent) {
        super("There is no active agent " + agent);
    }
}
