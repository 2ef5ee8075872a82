package io.guichet.testing;

import java.util.function.Predicate;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;

/** How the rules recognise a call or a method reference, by names: what is called need not be on the class path. */
final class Calls {

    private Calls() {}

    static DescribedPredicate<JavaAccess<?>> matching(String description, Predicate<JavaAccess<?>> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }

    static boolean isTo(JavaAccess<?> call, String owner, String method) {
        return call.getTargetOwner().getName().equals(owner) && call.getTarget().getName().equals(method);
    }

    /** Whether the method belongs to the type or to a subtype of it. */
    static boolean isToAny(JavaAccess<?> call, String type, String method) {
        return call.getTarget().getName().equals(method) && isA(call.getTargetOwner(), type);
    }

    static boolean fromMethodAnnotated(JavaAccess<?> call, String annotation) {
        return call.getOrigin().isAnnotatedWith(annotation);
    }

    static boolean isA(JavaClass type, String ancestor) {
        return type.getName().equals(ancestor) || type.isAssignableTo(ancestor);
    }
}
