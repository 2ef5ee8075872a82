package io.guichet.routing.directory;

import java.util.UUID;

/** The agent may not work in Guichet any more, and whoever asks wants something of them that needs it. */
public final class AgentIsDisabled extends RuntimeException {

    /** This one. */
    public AgentIsDisabled(UUID agent) {
        super("The agent %s is disabled".formatted(agent));
    }
}
