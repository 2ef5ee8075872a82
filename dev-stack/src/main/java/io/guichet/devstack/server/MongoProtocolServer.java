package io.guichet.devstack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.guichet.devstack.process.Ports;

/** A server that speaks MongoDB's protocol and keeps its data in an H2 file, inside this process. */
public final class MongoProtocolServer implements Server {

    /** How much a killed process may lose; the store's own default is a second. */
    private static final int COMMIT_EVERY_MS = 50;

    private final int port;
    private final @Nullable Path file;
    private final Clock clock;
    private @Nullable MongoServer server;
    private @Nullable MVStore store;

    /**
     * @param file where the data is kept, or null for memory only
     */
    public MongoProtocolServer(int port, @Nullable Path file, Clock clock) {
        this.port = port;
        this.file = file;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mongo";
    }

    @Override
    public void start() throws IOException {
        try {
            if (file != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            var opened = new MVStore.Builder().fileName(file == null ? null : file.toString()).open();
            opened.setAutoCommitDelay(COMMIT_EVERY_MS);
            store = opened;
            var starting = new MongoServer(new H2Backend(opened, clock));
            server = starting;
            starting.bind("127.0.0.1", port);
        } catch (MVStoreException e) {
            throw new StartFailed("the Mongo-protocol server cannot open " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.shutdownNow();
            server = null;
        }
        if (store != null && !store.isClosed()) {
            store.close();
        }
    }

    @Override
    public boolean isHealthy() {
        return server != null && Ports.answers(port);
    }
}
