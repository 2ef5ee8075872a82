package io.guichet.routing.rule;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.routing.queue.Walks;
import io.smallrye.mutiny.Uni;

/** Has tickets that wait shown to the rules anew, some at a time. */
@Singleton
public class RuleChanges {

    /** Its subject is the department whose tickets are shown; empty for all. */
    public static final String KIND = "redecide";

    private final Walks walks;

    RuleChanges(Walks walks) {
        this.walks = walks;
    }

    /**
     * Rules have changed: all tickets that wait are shown to them, from the first one on.
     *
     * @param department whose tickets they are for; absent for all
     */
    Uni<Void> tell(@Nullable String department) {
        return walks.begin(KIND, department == null ? "" : department);
    }
}
