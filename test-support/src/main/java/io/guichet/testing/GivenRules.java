package io.guichet.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.Set;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Instants and ids are given, never fetched. */
public final class GivenRules {

    private static final Set<String> SYSTEM_CLOCKS = Set.of("systemUTC", "systemDefaultZone", "system", "tickSeconds",
            "tickMillis", "tickMinutes");

    @ArchTest
    static final ArchRule nobody_reads_the_wall_clock = noClasses()
            .should().accessTargetWhere(Calls.matching("reads the wall clock", GivenRules::readsTheWallClock))
            .allowEmptyShould(true)
            .because("time comes from an injected Clock, so that a test can stop it");

    @ArchTest
    static final ArchRule nobody_makes_random_ids = noClasses()
            .should().accessTargetWhere(Calls.matching("makes a random id",
                    call -> Calls.isTo(call, "java.util.UUID", "randomUUID")))
            .allowEmptyShould(true)
            .because("ids come from io.guichet.reliable.Ids, sorted by time, or as a parameter");

    private GivenRules() {}

    private static boolean readsTheWallClock(JavaAccess<?> call) {
        var owner = call.getTargetOwner().getName();
        var method = call.getTarget().getName();
        var fetches = owner.startsWith("java.time.") && method.equals("now") && !takesClock(call)
                || Calls.isTo(call, "java.lang.System", "currentTimeMillis")
                || owner.equals("java.util.Date") && call.getTarget().getFullName().endsWith("<init>()")
                || owner.equals("java.util.Calendar") && method.equals("getInstance")
                || owner.equals("java.time.Clock") && SYSTEM_CLOCKS.contains(method);
        // A producer is where the clock of the whole application comes from; tests replace what it produces.
        return fetches && !Calls.fromMethodAnnotated(call, "jakarta.enterprise.inject.Produces");
    }

    private static boolean takesClock(JavaAccess<?> call) {
        return call.getTarget().getFullName().contains("(java.time.Clock)");
    }
}
