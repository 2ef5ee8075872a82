package io.guichet.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;

import java.util.Set;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A service's domain in the middle; {@code web}, {@code messaging} and {@code client} packages around it. */
public final class LayerRules {

    private static final String[] ADAPTERS = {"..web..", "..messaging..", "..client.."};
    private static final String[] HTTP_AND_KAFKA = {"..web..", "..messaging..", "jakarta.ws.rs..",
        "org.jboss.resteasy.reactive..", "io.vertx.ext.web..", "io.vertx.core.http..", "org.apache.kafka..",
        "org.eclipse.microprofile.reactive.messaging..", "io.smallrye.reactive.messaging.."};
    private static final Set<String> TRANSACTIONAL = Set.of(
            "io.quarkus.hibernate.reactive.panache.common.WithTransaction",
            "io.quarkus.hibernate.reactive.panache.common.WithSession", "jakarta.transaction.Transactional");

    @ArchTest
    static final ArchRule the_domain_knows_neither_http_nor_kafka = noClasses()
            .that().resideOutsideOfPackages(ADAPTERS)
            .should().dependOnClassesThat().resideInAnyPackage(HTTP_AND_KAFKA)
            .allowEmptyShould(true)
            .because("a rule about tickets must be readable, and testable, without a broker or a server");

    @ArchTest
    static final ArchRule the_domain_raises_sentences_not_problems = noClasses()
            .that().resideOutsideOfPackages(ADAPTERS).and().resideOutsideOfPackage("io.guichet.http..")
            .should().dependOnClassesThat(resideInAnyPackage("io.guichet.http")
                    .and(simpleName("Problem").or(simpleName("ProblemType"))))
            .allowEmptyShould(true)
            .because("a failure is a sentence of the business; the web package says which problem it is");

    @ArchTest
    static final ArchRule adapters_are_package_private = classes()
            .that().resideInAnyPackage("..web..", "..messaging..").and().areTopLevelClasses()
            .should().notBePublic()
            .allowEmptyShould(true)
            .because("nothing may call an endpoint or a listener but the framework");

    @ArchTest
    static final ArchRule transactions_begin_in_the_domain = noCodeUnits()
            .that().areDeclaredInClassesThat().resideInAnyPackage(ADAPTERS)
            .should(Conditions.be("transactional", LayerRules::isTransactional))
            .allowEmptyShould(true)
            .because("one verb is one transaction, whoever calls it");

    @ArchTest
    static final ArchRule adapters_open_no_session = noClasses()
            .that().resideInAnyPackage(ADAPTERS)
            .should().accessTargetWhere(Calls.matching("opens a session", LayerRules::opensSession))
            .allowEmptyShould(true)
            .because("one verb is one transaction, whoever calls it");

    private LayerRules() {}

    private static boolean isTransactional(JavaCodeUnit unit) {
        return TRANSACTIONAL.stream()
                .anyMatch(
                        annotation -> unit.isAnnotatedWith(annotation) || unit.getOwner().isAnnotatedWith(annotation));
    }

    private static boolean opensSession(JavaAccess<?> call) {
        return call.getTargetOwner().getName().equals("io.quarkus.hibernate.reactive.panache.Panache")
                || call.getTargetOwner().getName().startsWith("org.hibernate.reactive.mutiny.");
    }

}
