package io.guichet.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** How classes, their constructors and their names look. */
public final class ShapeRules {

    private static final int COLLABORATORS = 5;

    @ArchTest
    static final ArchRule beans_are_built_by_their_constructor = noMembers()
            .that(areNo(JavaConstructor.class))
            .should().beAnnotatedWith("jakarta.inject.Inject")
            .orShould().beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .allowEmptyShould(true)
            .because("a constructor shows what a class needs, and a test can call it");

    @ArchTest
    static final ArchRule beans_have_at_most_five_collaborators = constructors()
            .that().areDeclaredInClassesThat(areBeans())
            .should(Conditions.be("of at most five parameters",
                    unit -> unit.getRawParameterTypes().size() <= COLLABORATORS))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule entities_have_no_setters = noMethods()
            .that().areDeclaredInClassesThat(areEntities())
            .should().haveNameMatching("set[A-Z].*")
            .allowEmptyShould(true)
            .because("a verb of the business guards what a setter would let through");

    @ArchTest
    static final ArchRule names_are_the_fields = noClasses()
            .should().haveNameMatching(".*(Impl|Manager|Util|Utils|Helper|Helpers|Dto|DTO)(\\$.*)?")
            .allowEmptyShould(true)
            .because("such a name says nothing of tickets, agents or promises");

    @ArchTest
    static final ArchRule packages_are_null_marked = classes()
            .should(Conditions.be("in a package with @NullMarked and @CheckReturnValue", ShapeRules::isInMarkedPackage))
            .allowEmptyShould(true)
            .because("NullAway checks only what is marked");

    @ArchTest
    static final ArchRule endpoints_are_public = codeUnits()
            .that().areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
            .should().bePublic()
            .allowEmptyShould(true)
            .because("Quarkus REST silently skips a non-public one and answers 404");

    private ShapeRules() {}

    private static DescribedPredicate<JavaMember> areNo(Class<?> kind) {
        return DescribedPredicate.describe("are no constructors", member -> !kind.isInstance(member));
    }

    private static DescribedPredicate<JavaClass> areBeans() {
        return DescribedPredicate.describe("are beans", type -> type.isMetaAnnotatedWith("jakarta.inject.Scope")
                || type.isMetaAnnotatedWith("jakarta.enterprise.context.NormalScope")
                || type.isAnnotatedWith("jakarta.ws.rs.Path") || hearsMessages(type));
    }

    private static boolean hearsMessages(JavaClass type) {
        return type.getMethods().stream().anyMatch(
                method -> method.isAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Incoming"));
    }

    private static DescribedPredicate<JavaClass> areEntities() {
        return DescribedPredicate.describe("are entities", type -> isAnyOf(type, "jakarta.persistence.Entity",
                "jakarta.persistence.Embeddable", "jakarta.persistence.MappedSuperclass"));
    }

    private static boolean isAnyOf(CanBeAnnotated type, String... annotations) {
        for (var annotation : annotations) {
            if (type.isAnnotatedWith(annotation)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInMarkedPackage(JavaClass type) {
        return type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")
                && type.getPackage().isAnnotatedWith("com.google.errorprone.annotations.CheckReturnValue");
    }
}
