package io.guichet.routing.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/**
 * Has tickets that wait looked at anew, some at a time, so that no transaction keeps many of them from whoever hears of
 * them.
 */
@Singleton
public class Walks {

    /** Few: whoever drains passes them over meanwhile, and they are among those that waited longest. */
    public static final int AT_ONCE = 10;

    private static final UUID BEGINNING = new UUID(0, 0);
    private static final String PASSED_OVER = "passed over: ";
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final DueWork dueWork;
    private final Ids ids;
    private final Clock clock;

    Walks(DueWork dueWork, Ids ids, Clock clock) {
        this.dueWork = dueWork;
        this.ids = ids;
        this.clock = clock;
    }

    /** From the first ticket on, instead of a walk of the same kind about the same subject that has not come to its end. */
    public Uni<Void> begin(String kind, String subject) {
        return dueWork.reschedule(due(kind, subject, clock.instant(), ""));
    }

    /** Those after the last of these are next, unless these are fewer than are looked at at once. */
    public Uni<Void> goOn(Due walk, List<UUID> seen) {
        return goOn(walk, seen, AT_ONCE);
    }

    /** The same, where so many are looked at at once. */
    public Uni<Void> goOn(Due walk, List<UUID> seen, int atOnce) {
        // Not instead of what is due already: that begins anew, since something has changed meanwhile.
        return seen.size() < atOnce
                ? Uni.createFrom().voidItem()
                : dueWork.schedule(due(walk.kind(), walk.subject(), clock.instant(), seen.getLast().toString()));
    }

    /** These tickets were passed over, and are to be looked at in a moment. */
    public Uni<Void> lookAgain(Due walk, List<UUID> passedOver) {
        return passedOver.isEmpty()
                ? Uni.createFrom().voidItem()
                : dueWork.schedule(due(walk.kind(), walk.subject(), clock.instant().plus(A_MOMENT),
                        PASSED_OVER + passedOver.stream().map(UUID::toString).collect(Collectors.joining(","))));
    }

    /** The id after which to go on. */
    public static UUID after(Due walk) {
        return walk.payload().isEmpty() ? BEGINNING : UUID.fromString(walk.payload());
    }

    /** Those that were passed over, if it is about such. */
    public static List<UUID> passedOver(Due walk) {
        return walk.payload().startsWith(PASSED_OVER)
                ? Stream.of(walk.payload().substring(PASSED_OVER.length()).split(",", -1)).map(UUID::fromString)
                        .toList()
                : List.of();
    }

    private Due due(String kind, String subject, Instant at, String payload) {
        return new Due(ids.next(), kind, subject, at, payload);
    }
}
