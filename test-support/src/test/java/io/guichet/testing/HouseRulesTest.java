package io.guichet.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Shows of each rule that it catches the sin planted for it, and nothing in a class without sin. */
class HouseRulesTest {

    private static final JavaClasses ALL = new ClassFileImporter().importPackages("io.guichet.testing.sins");

    static Stream<Arguments> planted() {
        return Stream.concat(plantedAnywhere(), plantedInLayers());
    }

    private static Stream<Arguments> plantedAnywhere() {
        return Stream.of(
                arguments(GivenRules.nobody_reads_the_wall_clock, List.of("ReadsAnInstant", "ReadsTheDate",
                        "ReadsMilliseconds", "ReadsByReference", "ReadsInALambda", "MakesAClock")),
                arguments(GivenRules.nobody_makes_random_ids, List.of("MakesAnId", "MakesIdsByReference")),
                arguments(PipelineRules.nobody_blocks,
                        List.of("AwaitsAUni", "AwaitsAMulti", "AwaitsAClient", "Sleeps", "JoinsAFuture",
                                "GetsAFuture")),
                arguments(PipelineRules.nothing_is_sent_and_forgotten,
                        List.of("SendsAndForgets", "SubscribesAndForgets")),
                arguments(PipelineRules.whoever_goes_away_stops_nothing,
                        List.of("IsCancelled", "SaysThatItIsCancelled")),
                arguments(PipelineRules.only_reliable_sends_to_kafka,
                        List.of("SendsAndForgets", "SendsByProducer", "SendsByEmitter", "SendsByAnnotation")),
                arguments(ShapeRules.beans_are_built_by_their_constructor,
                        List.of("InjectsAField", "InjectsByMethod")),
                arguments(ShapeRules.beans_have_at_most_five_collaborators, List.of("HasSixCollaborators")),
                arguments(ShapeRules.entities_have_no_setters, List.of("HasASetter")),
                arguments(ShapeRules.names_are_the_fields,
                        List.of("TicketManager", "TicketServiceImpl", "TicketDto")),
                arguments(ShapeRules.packages_are_null_marked, List.of("Unmarked")),
                arguments(ShapeRules.endpoints_are_public, List.of("HidesItsEndpoint")));
    }

    private static Stream<Arguments> plantedInLayers() {
        return Stream.of(
                arguments(LayerRules.the_domain_knows_neither_http_nor_kafka,
                        List.of("HidesItsEndpoint", "IsCancelled", "SaysThatItIsCancelled", "IsNotCancelled",
                                "KnowsHttp",
                                "KnowsKafka", "SendsAndForgets", "SendsByProducer", "SendsByEmitter",
                                "SendsByAnnotation")),
                arguments(LayerRules.the_domain_raises_sentences_not_problems, List.of("RaisesProblems")),
                arguments(LayerRules.adapters_are_package_private, List.of("PublicResource")),
                arguments(LayerRules.transactions_begin_in_the_domain, List.of("BeginsTransactions")),
                arguments(LayerRules.adapters_open_no_session, List.of("OpensSessions")));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void each_rule_catches_the_sins_planted_for_it_and_no_others(ArchRule rule, List<String> sinners) {
        assertThat(caught(rule)).containsExactlyInAnyOrderElementsOf(sinners);
    }

    @Test
    void every_rule_has_its_sin() {
        var rules = Stream.of(GivenRules.class, PipelineRules.class, ShapeRules.class, LayerRules.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(ArchTest.class)).count();

        assertThat(planted()).hasSize((int) rules);
    }

    private static Set<String> caught(ArchRule rule) {
        return ALL.stream().filter(type -> !isNestInfo(type))
                .filter(type -> rule.evaluate(ALL.that(are(type::equals))).hasViolation())
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isNestInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }

    private static DescribedPredicate<JavaClass> are(Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe("are the sinner", predicate);
    }
}
