package io.guichet.routing.rule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/** Has tickets that wait shown to the rules anew, some at a time. */
@Singleton
public class RuleChanges {

    /**
     * Its subject is the department; its payload is the id of the last ticket that was shown, empty at the beginning, or
     * the ids of those that were passed over.
     */
    public static final String KIND = "redecide";

    private static final String PASSED_OVER = "passed over: ";
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final DueWork dueWork;
    private final Ids ids;
    private final Clock clock;

    RuleChanges(DueWork dueWork, Ids ids, Clock clock) {
        this.dueWork = dueWork;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Rules have changed: all tickets that wait are shown to them, from the first one on.
     *
     * @param department whose tickets they are for; absent for all
     */
    Uni<Void> tell(@Nullable String department) {
        return dueWork.reschedule(due(department == null ? "" : department, clock.instant(), ""));
    }

    /** Those of the department after the ticket are next; an empty department is all of them. */
    public Uni<Void> goOn(String department, UUID after) {
        // Not instead of what is due already: that begins anew, since rules have changed meanwhile.
        return dueWork.schedule(due(department, clock.instant(), after.toString()));
    }

    /** These tickets were passed over, and are to be shown yet. */
    public Uni<Void> lookAgain(String department, List<UUID> passedOver) {
        return dueWork.schedule(due(department, clock.instant().plus(A_MOMENT),
                PASSED_OVER + passedOver.stream().map(UUID::toString).collect(Collectors.joining(","))));
    }

    /** Those that were passed over, if it is about such. */
    public static List<UUID> passedOver(Due due) {
        return due.payload().startsWith(PASSED_OVER)
                ? Stream.of(due.payload().substring(PASSED_OVER.length()).split(",", -1)).map(UUID::fromString).toList()
                : List.of();
    }

    private Due due(String department, Instant at, String payload) {
        return new Due(ids.next(), KIND, department, at, payload);
    }
}
