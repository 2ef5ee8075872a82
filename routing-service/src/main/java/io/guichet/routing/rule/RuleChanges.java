package io.guichet.routing.rule;

import java.time.Clock;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.smallrye.mutiny.Uni;

/** Has tickets that wait shown to the rules anew, some at a time. */
@Singleton
public class RuleChanges {

    /** Its subject is the department; its payload is the id of the last ticket that was shown, empty at the beginning. */
    public static final String KIND = "redecide";

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
        return dueWork.reschedule(due(department == null ? "" : department, ""));
    }

    /** Those of the department after the ticket are next; an empty department is all of them. */
    public Uni<Void> goOn(String department, String after) {
        // Not instead of what is due already: that begins anew, since rules have changed meanwhile.
        return dueWork.schedule(due(department, after));
    }

    private Due due(String department, String after) {
        return new Due(ids.next(), KIND, department, clock.instant(), after);
    }
}
