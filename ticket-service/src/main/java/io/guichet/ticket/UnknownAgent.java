package io.guichet.ticket;

import java.util.UUID;

/** There is no agent of this id who may be given tickets. */
public final class UnknownAgent extends RuntimeException {

    public UnknownAgent(UUID agent) {
        super("There is no active agent " + agent);
    }
}
