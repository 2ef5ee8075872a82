package io.guichet.notification;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.events.EventCodec;
import io.guichet.events.SlaEvent;
import io.guichet.notification.audience.Occasion;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.guichet.reliable.postgres.DueWork;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/**
 * Keeps what was heard of a ticket before the ticket itself, which is told on another topic, until it is known: a
 * partition must not wait for that.
 */
@Singleton
public class EarlyFacts implements DueHandler {

    private static final String KIND = "early-fact";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /** As long as the topics remember. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private final SlaDesk desk;
    private final DueWork dueWork;
    private final Ids ids;
    private final Clock clock;

    EarlyFacts(SlaDesk desk, DueWork dueWork, Ids ids, Clock clock) {
        this.desk = desk;
        this.dueWork = dueWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** Tells now, or as soon as the ticket is known; in the transaction that is going on. */
    public Uni<Void> tell(Occasion occasion, SlaEvent.OfTicket event) {
        return desk.tell(occasion, event)
                .chain(told -> told ? Uni.createFrom().voidItem() : keep(occasion, event));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var parts = due.payload().split(" ", 5);
        var occasion = new Occasion(UUID.fromString(parts[0]), Instant.parse(parts[1]), Integer.parseInt(parts[2]));
        var event = EventCodec.decode(parts[3], parts[4].getBytes(StandardCharsets.UTF_8));
        if (event.isEmpty() || occasion.at().plus(LONGEST).isBefore(clock.instant())) {
            Log.warnf("Nobody was told of %s: ticket %s never became known", parts[3], due.subject());
            return Uni.createFrom().voidItem();
        }
        return tell(occasion, (SlaEvent.OfTicket) event.get());
    }

    private Uni<Void> keep(Occasion occasion, SlaEvent.OfTicket event) {
        var payload = String.join(" ", occasion.event().toString(), occasion.at().toString(),
                Integer.toString(occasion.depth()), event.type(),
                new String(EventCodec.encode(event), StandardCharsets.UTF_8));
        return dueWork.schedule(new Due(ids.next(), KIND, event.ticketId().toString(),
                clock.instant().plus(pause(Duration.between(occasion.at(), clock.instant()))), payload));
    }

    /** As long again as it has waited: a ticket that is not known after an hour hardly comes in the next seconds. */
    static Duration pause(Duration waited) {
        if (waited.compareTo(FIRST_PAUSE) < 0) {
            return FIRST_PAUSE;
        }
        return waited.compareTo(LONGEST_PAUSE) < 0 ? waited : LONGEST_PAUSE;
    }
}
