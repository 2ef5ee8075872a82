package io.guichet.ticket;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.guichet.http.directory.Directory;
import io.guichet.testing.DirectoryFixtures;
import io.quarkus.runtime.StartupEvent;

/** The organisation that booted tests work in, and their time of day. */
@Singleton
class TestWorld {

    void begin(@Observes StartupEvent event, Directory directory) {
        DirectoryFixtures.events().forEach(directory::apply);
    }

    @Produces
    @Singleton
    static ShiftedClock shiftedClock() {
        return new ShiftedClock();
    }
}
