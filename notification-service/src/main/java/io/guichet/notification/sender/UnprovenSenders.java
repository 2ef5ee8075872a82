package io.guichet.notification.sender;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.guichet.events.DirectoryEvent.Department;
import io.guichet.events.DirectoryEvent.DepartmentChanged;
import io.guichet.http.directory.Directory;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Says in the log of which departments mails come from the installation's own address, as each becomes known or changes:
 * what cannot be delivered comes back to that address, and is read only where it is a mailbox of Guichet.
 */
@Singleton
class UnprovenSenders {

    private static final String CONFIRMED = "select 1 from sender where address = $1 and confirmed_at is not null";

    private final Directory directory;
    private final SenderConfig config;
    private final Pool pool;

    UnprovenSenders(Directory directory, SenderConfig config, Pool pool) {
        this.directory = directory;
        this.config = config;
        this.pool = pool;
    }

    void start(@Observes StartupEvent started) {
        directory.departments().forEach(this::look);
        directory.onChange(event -> {
            if (event instanceof DepartmentChanged changed) {
                look(changed.department());
            }
        });
    }

    private void look(Department department) {
        var ignored = isProven(department.supportAddress()).subscribeAsCompletionStage()
                .whenComplete((proven, failure) -> {
                    if (failure != null) {
                        Log.warnf("Whether %s is proven is not known: %s", department.supportAddress(),
                                failure.getMessage());
                    } else if (!proven) {
                        warn(department);
                    }
                });
    }

    private void warn(Department department) {
        Log.warnf("Mails of %s come from %s, and what cannot be delivered comes back there, since %s is neither "
                + "confirmed nor in GUICHET_PROVEN_SENDERS; GUICHET_MAIL_FROM must be a mailbox of Guichet",
                department.key(), config.fallback(), department.supportAddress());
    }

    /** Whether mails come from the address itself. */
    private Uni<Boolean> isProven(String address) {
        return config.vouchesFor(address)
                ? Uni.createFrom().item(true)
                : pool.preparedQuery(CONFIRMED).execute(Tuple.of(Senders.key(address))).map(found -> found.size() > 0);
    }
}
