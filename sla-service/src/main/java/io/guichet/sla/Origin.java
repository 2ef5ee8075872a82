package io.guichet.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/** Since when this database has been the one to tell what falls due. */
@Singleton
class Origin {

    private final CurrentTransaction transaction;
    private final Clock clock;

    Origin(CurrentTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Until when whatever fell due was told by the database before this one; not later than now. */
    Uni<Instant> told() {
        return transaction.select("select tells_since from sla_origin").map(rows -> {
            var since = ((OffsetDateTime) Objects.requireNonNull(rows.getFirst()[0])).toInstant();
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return since.isAfter(now) ? now : since;
        });
    }
}
