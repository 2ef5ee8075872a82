package io.guichet.notification;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.EventCodec;
import io.guichet.events.SlaEvent.Target;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.notification.audience.Occasion;
import io.guichet.notification.audience.Telling.Acknowledgement;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/** By when customers were promised a first answer, and which acknowledgements wait for that, for ten seconds. */
@Singleton
public class Promises {

    static final String KIND = "acknowledgement";
    private static final String KEEP = """
            insert into promise (ticket, due) values ($1, $2) on conflict (ticket) do update set due = excluded.due""";
    private static final String OF = "select due from promise where ticket = $1";
    private static final String AWAIT = """
            insert into waiting_acknowledgement (ticket, event, occurred_at, depth, opened) values ($1, $2, $3, $4, $5)
            on conflict (ticket) do nothing""";
    private static final String TAKE = """
            delete from waiting_acknowledgement where ticket = $1 returning event, occurred_at, depth, opened""";

    private final CurrentTransaction transaction;
    private final DueWork dueWork;
    private final Ids ids;
    private final Clock clock;
    private final Duration patience;

    Promises(CurrentTransaction transaction, DueWork dueWork, Ids ids, Clock clock, ReceiptConfig config) {
        this.patience = config.patience();
        this.transaction = transaction;
        this.dueWork = dueWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** An acknowledgement that waits. */
    record Waiting(Occasion occasion, Acknowledgement telling) {}

    /** What is known of a promise: that of an instant, or that there is none. */
    record Known(@Nullable Instant due) {

        Optional<Instant> instant() {
            return Optional.ofNullable(due);
        }
    }

    /**
     * Remembers the first answer's instant, or that none is promised, in the transaction that is going on; what waits for
     * it goes out.
     */
    public Uni<Void> made(TargetsSet set) {
        var due = set.promised().stream().filter(target -> target.kind() == TargetKind.FIRST_RESPONSE).findFirst()
                .map(Target::due).orElse(null);
        return transaction.update(KEEP, set.ticketId(), due)
                .chain(() -> dueWork.isPlanned(KIND, set.ticketId().toString()))
                .chain(waits -> waits ? plan(set.ticketId(), Duration.ZERO) : Uni.createFrom().voidItem());
    }

    /** What is known of what was promised; empty while nothing is. */
    Uni<Optional<Known>> of(UUID ticket) {
        return transaction.select(OF, ticket).map(rows -> rows.stream().findFirst()
                .map(row -> new Known(row[0] == null ? null : instant(row[0]))));
    }

    /** What waits for a ticket goes nowhere any more. */
    Uni<Void> forget(UUID ticket) {
        return take(ticket).replaceWithVoid();
    }

    /** Keeps the acknowledgement until the promise is known, or for as long as patience lasts. */
    Uni<Void> await(Occasion occasion, Acknowledgement telling) {
        var opened = new TicketOpened(telling.ticket(), Actor.system("notification"), telling.thread(), true);
        return transaction.update(AWAIT, telling.ticket().id(), occasion.event(), occasion.at(), occasion.depth(),
                new String(EventCodec.encode(opened), StandardCharsets.UTF_8))
                .chain(() -> plan(telling.ticket().id(), patience));
    }

    /** Takes what waits for a ticket; empty when somebody else has. */
    Uni<Optional<Waiting>> take(UUID ticket) {
        return transaction.select(TAKE, ticket).map(rows -> rows.stream().findFirst().flatMap(Promises::waiting));
    }

    private Uni<Void> plan(UUID ticket, Duration wait) {
        return dueWork.reschedule(new Due(ids.next(), KIND, ticket.toString(), clock.instant().plus(wait), ""));
    }

    private static Optional<Waiting> waiting(@Nullable Object[] row) {
        var occasion = new Occasion((UUID) Objects.requireNonNull(row[0]), instant(row[1]),
                (Integer) Objects.requireNonNull(row[2]));
        return EventCodec.decode("io.guichet.TicketOpened", String.valueOf(row[3]).getBytes(StandardCharsets.UTF_8))
                .map(TicketOpened.class::cast)
                .flatMap(opened -> Optional.ofNullable(opened.ticket().requester().email())
                        .map(address -> new Waiting(occasion, new Acknowledgement(opened.ticket(), address,
                                Objects.requireNonNull(opened.mail()), false))));
    }

    private static Instant instant(@Nullable Object column) {
        return ((OffsetDateTime) Objects.requireNonNull(column)).toInstant();
    }
}
