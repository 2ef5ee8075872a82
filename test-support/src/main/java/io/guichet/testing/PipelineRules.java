package io.guichet.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Nothing blocks, nothing is dropped, and events leave by one door. */
public final class PipelineRules {

    private static final String CANCELLABLE = "org.jboss.resteasy.reactive.server.Cancellable";
    private static final String MULTI_SUBSCRIBE = "io.smallrye.mutiny.groups.MultiSubscribe";
    private static final Set<String> BLOCKING = Set.of("io.smallrye.mutiny.groups.UniAwait",
            "io.smallrye.mutiny.groups.UniAwaitOptional");
    private static final Set<String> SUBSCRIBING = Set.of("io.smallrye.mutiny.groups.UniSubscribe",
            "io.smallrye.mutiny.groups.MultiSubscribe");
    private static final Set<String> SENDING = Set.of("org.eclipse.microprofile.reactive.messaging.Outgoing",
            "org.eclipse.microprofile.reactive.messaging.Emitter", "io.smallrye.reactive.messaging.MutinyEmitter",
            "io.smallrye.reactive.messaging.kafka.KafkaClientService");

    @ArchTest
    static final ArchRule nobody_blocks = noClasses()
            .should().accessTargetWhere(Calls.matching("blocks", PipelineRules::blocks))
            .allowEmptyShould(true)
            .because("an event loop that waits stops every other request on it");

    @ArchTest
    static final ArchRule nothing_is_sent_and_forgotten = noClasses()
            .should().accessTargetWhere(Calls.matching("drops the outcome", PipelineRules::drops))
            .allowEmptyShould(true)
            .because("a failure that nobody hears loses the work; return the Uni instead");

    @ArchTest
    static final ArchRule whoever_goes_away_stops_nothing = classes()
            .that().areAnnotatedWith("jakarta.ws.rs.Path").and().areNotInterfaces()
            .should().beAnnotatedWith(notCancellable())
            .allowEmptyShould(true)
            .because("a session whose work is cancelled never gives its connection back; say @Cancellable(false)");

    @ArchTest
    static final ArchRule only_reliable_sends_to_kafka = noClasses()
            .that().resideOutsideOfPackage("io.guichet.reliable..")
            .should().dependOnClassesThat(sends())
            .allowEmptyShould(true)
            .because("state and event are one transaction: events go through the outbox");

    private PipelineRules() {}

    private static boolean blocks(JavaAccess<?> call) {
        var method = call.getTarget().getName();
        return BLOCKING.contains(call.getTargetOwner().getName())
                || method.endsWith("AndAwait") && !call.getTargetOwner().getName().startsWith("io.guichet.")
                || Calls.isTo(call, MULTI_SUBSCRIBE, "asIterable") || Calls.isTo(call, MULTI_SUBSCRIBE, "asStream")
                || Calls.isToAny(call, "java.lang.Thread", "sleep")
                || Calls.isToAny(call, "java.util.concurrent.Future", "get")
                || Calls.isToAny(call, "java.util.concurrent.CompletableFuture", "join");
    }

    private static boolean drops(JavaAccess<?> call) {
        var owner = call.getTargetOwner().getName();
        var method = call.getTarget().getName();
        return method.endsWith("AndForget") && !owner.startsWith("io.guichet.")
                || SUBSCRIBING.contains(owner) && method.startsWith("with");
    }

    private static DescribedPredicate<JavaAnnotation<?>> notCancellable() {
        return DescribedPredicate.describe("@Cancellable(false)",
                annotation -> annotation.getRawType().getName().equals(CANCELLABLE)
                        && annotation.get("value").filter(Boolean.FALSE::equals).isPresent());
    }

    private static DescribedPredicate<JavaClass> sends() {
        return resideInAPackage("org.apache.kafka.clients.producer..")
                .or(DescribedPredicate.describe("send to Kafka", type -> SENDING.contains(type.getName())));
    }
}
