package io.guichet.sla.reminder;

import java.util.UUID;

/** A reminder is for somebody who may not see its ticket. */
public final class ColleagueWithoutAccess extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ColleagueWithoutAccess(UUID agent) {
        super("Agent " + agent + " may not see the ticket");
    }
}
