package io.guichet.ticket.republication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Begins republications and shows how far they are; {@link Republish} does them. */
@ApplicationScoped
public class RepublicationDesk {

    private static final UUID BEGINNING = new UUID(0, 0);
    private static final String ADD = """
            insert into republication (id, service, total, told, started_at)
            select $1, $2, count(*), 0, $3 from ticket""";
    private static final String FIND = """
            select service, total, told, started_at, finished_at from republication where id = $1""";
    private static final String GO_ON = "update republication set told = told + $2 where id = $1";
    private static final String FINISH = "update republication set finished_at = $2 where id = $1";

    private final CurrentTransaction transaction;
    private final DueWork dueWork;
    private final Ids ids;
    private final Clock clock;

    RepublicationDesk(CurrentTransaction transaction, DueWork dueWork, Ids ids, Clock clock) {
        this.transaction = transaction;
        this.dueWork = dueWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** Tells a service everything again, from the first ticket on. */
    @WithTransaction
    public Uni<Republication> begin(String service) {
        var id = ids.next();
        return transaction.update(ADD, id, service, clock.instant())
                .chain(() -> goOn(id, BEGINNING, Duration.ZERO))
                .chain(() -> of(id));
    }

    /** Fails with {@link RepublicationNotFound} when there is none. */
    @WithSession
    public Uni<Republication> find(UUID id) {
        return of(id);
    }

    /** In the transaction that is going on. */
    Uni<Republication> of(UUID id) {
        return transaction.select(FIND, id).map(rows -> {
            if (rows.isEmpty()) {
                throw new RepublicationNotFound(id);
            }
            return republication(id, rows.getFirst());
        });
    }

    /** So many tickets more have been told of, the last one this; the next ones come after a pause. */
    Uni<Void> told(UUID id, List<UUID> tickets) {
        return transaction.update(GO_ON, id, tickets.size())
                .chain(() -> goOn(id, tickets.getLast(), Duration.ZERO));
    }

    Uni<Void> goOn(UUID id, UUID after, Duration pause) {
        return dueWork.schedule(new Due(ids.next(), Republish.KIND, id.toString(), clock.instant().plus(pause),
                after.toString()));
    }

    Uni<Void> finish(UUID id) {
        return transaction.update(FINISH, id, clock.instant()).replaceWithVoid();
    }

    private static Republication republication(UUID id, @Nullable Object[] row) {
        return new Republication(id, String.valueOf(row[0]), number(row[1]), number(row[2]),
                Objects.requireNonNull(instant(row[3])), instant(row[4]));
    }

    private static long number(@Nullable Object column) {
        return ((Number) Objects.requireNonNull(column)).longValue();
    }

    private static @Nullable Instant instant(@Nullable Object column) {
        return column instanceof OffsetDateTime at ? at.toInstant() : null;
    }
}
