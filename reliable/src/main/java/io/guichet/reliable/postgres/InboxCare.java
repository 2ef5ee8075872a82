package io.guichet.reliable.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

/** Makes tomorrow's partitions of the inbox and drops those of a fortnight ago, once a day. */
@Singleton
class InboxCare implements DueHandler {

    private static final String KIND = "inbox-partitions";

    private final CurrentTransaction transaction;
    private final DueWork dueWork;
    private final OwnContext contexts;
    private final Clock clock;

    InboxCare(CurrentTransaction transaction, DueWork dueWork, OwnContext contexts, Clock clock) {
        this.transaction = transaction;
        this.dueWork = dueWork;
        this.contexts = contexts;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        contexts.run(() -> Panache.withTransaction(() -> planFor(clock.instant())))
                .subscribe().with(planned -> {}, failure -> Logger.getLogger(InboxCare.class)
                        .warnf("The care of the inbox waits for the next start: %s", failure.getMessage()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return transaction.selectOwn("select inbox_partitions($1)", today)
                .chain(() -> planFor(due.dueAt().plus(Duration.ofDays(1))));
    }

    /** The same day has the same id, whichever replica plans it. */
    private Uni<Void> planFor(Instant instant) {
        var day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
        var id = UUID.nameUUIDFromBytes((KIND + day).getBytes(StandardCharsets.UTF_8));
        return dueWork.schedule(new Due(id, KIND, day.toString(), instant, ""));
    }
}
