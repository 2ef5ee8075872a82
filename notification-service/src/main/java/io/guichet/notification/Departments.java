package io.guichet.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;

import io.guichet.events.DirectoryEvent.Department;
import io.guichet.http.directory.Directory;
import io.guichet.notification.audience.Occasion;

/** The departments that tickets belong to. */
@Singleton
class Departments {

    /** How long a department may be known by a ticket before the directory's own topic has told of it. */
    private static final Duration HEARSAY = Duration.ofMinutes(1);

    private final Directory directory;
    private final Clock clock;

    Departments(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The department of a key.
     *
     * @throws UncheckedIOException when the directory may yet hear of it: the event is to be tried again
     * @throws DepartmentUnknown when it will not
     */
    Department of(String key, Occasion occasion) {
        return directory.department(key).orElseThrow(() -> mayYetCome(occasion)
                ? new UncheckedIOException(new IOException("The directory has not told of department " + key + " yet"))
                : new DepartmentUnknown(key));
    }

    /**
     * The department of a key, as of now.
     *
     * @throws DepartmentUnknown when there is none
     */
    Department known(String key) {
        return directory.department(key).orElseThrow(() -> new DepartmentUnknown(key));
    }

    private boolean mayYetCome(Occasion occasion) {
        return !directory.ready() || clock.instant().isBefore(occasion.at().plus(HEARSAY));
    }
}
