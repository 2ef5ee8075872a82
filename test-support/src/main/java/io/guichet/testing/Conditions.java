package io.guichet.testing;

import java.util.function.Predicate;

import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasSourceCodeLocation;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Conditions of our own, from a name and a predicate. */
final class Conditions {

    private Conditions() {}

    static <T extends HasName.AndFullName & HasSourceCodeLocation> ArchCondition<T> be(String what,
            Predicate<T> predicate) {
        return new ArchCondition<>("be " + what) {
            @Override
            public void check(T item, ConditionEvents events) {
                var holds = predicate.test(item);
                events.add(new SimpleConditionEvent(item, holds, "%s is %s%s in %s".formatted(item.getFullName(),
                        holds ? "" : "not ", what, item.getSourceCodeLocation())));
            }
        };
    }
}
