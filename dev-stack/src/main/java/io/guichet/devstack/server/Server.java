package io.guichet.devstack.server;

import java.io.IOException;
import java.util.Optional;

import io.guichet.devstack.process.ProcessIdentity;

/** One thing of the stack that is started, asked for its health and stopped. */
public interface Server {

    /** Its name towards people and in the file names of its logs. */
    String name();

    /** Starts it and comes back when it can be used; a failure says why in words for a person. */
    void start() throws IOException;

    /** Stops it in an orderly way; harmless when it does not run. */
    void stop();

    boolean isHealthy();

    /** Its process, when that is not the launcher's own. */
    default Optional<ProcessIdentity> process() {
        return Optional.empty();
    }
}
