package io.guichet.ticket;

import java.util.UUID;

/** There is no agent of this id who may be given tickets. */
public final class UnknownAgent extends RuntimeException {

    private final String pointer;

    /** @param pointer where in the request they are named; empty for its address */
    public UnknownAgent(UUID agent, String pointer) {
        super("There is no active agent " + agent);
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }
}
