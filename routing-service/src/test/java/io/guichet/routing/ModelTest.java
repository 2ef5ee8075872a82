package io.guichet.routing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.agroal.api.AgroalDataSource;
import io.guichet.reliable.postgres.OwnContext;
import io.guichet.routing.ModelReplicas.Administration;
import io.guichet.routing.directory.AgentDesk;
import io.guichet.routing.directory.PresenceDesk;
import io.guichet.routing.hours.CalendarDesk;
import io.guichet.routing.queue.Drain;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Random sequences of what happens in a helpdesk, three things at a time as by three replicas on one database, while
 * others drain. Longer ones: {@code -Dmodel.sequences=20 -Dmodel.steps=1500}.
 */
@QuarkusTest
class ModelTest {

    private static final int REPLICAS = 3;
    /** A sequence at whose end something is waited for in vain takes a minute each time. */
    private static final Duration SHRINKING = Duration.ofMinutes(20);

    @Inject
    RoutingDesk desk;
    @Inject
    PresenceDesk presences;
    @Inject
    AgentDesk agents;
    @Inject
    WeightDesk weights;
    @Inject
    WorkDesk work;
    @Inject
    CalendarDesk calendars;
    @Inject
    OwnContext contexts;
    @Inject
    AgroalDataSource database;
    @Inject
    Drain drain;

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, Long.getLong("model.sequences", 2)),
                LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_happens_nobody_has_too_much_and_every_ticket_one_owner_at_most(long seed) {
        var steps = ModelStep.sequence(seed, Integer.getInteger("model.steps", 150));
        play(steps).ifPresent(first -> {
            System.err.printf("Seed %d fails, and is being made shorter: %s%n", seed, first);
            var until = System.nanoTime() + SHRINKING.toNanos();
            var shortest = Shrinking.shrink(steps,
                    some -> System.nanoTime() < until && play(some).isPresent());
            throw new AssertionError("Seed %d fails; so do these %d steps: %s".formatted(seed, shortest.size(),
                    shortest), first);
        });
    }

    private Optional<Throwable> play(List<ModelStep> steps) {
        var helpdesk = new ModelHelpdesk(new ModelReplicas(desk, presences,
                new Administration(agents, weights, work, calendars), contexts, database, drain));
        var failure = Shrinking.failureOf(() -> {
            IntStream.iterate(0, from -> from < steps.size(), from -> from + REPLICAS).forEach(
                    from -> helpdesk.take(steps.subList(from, Math.min(from + REPLICAS, steps.size()))));
            helpdesk.settle();
        });
        return failure.or(() -> Shrinking.failureOf(helpdesk::weighAsUsual)).map(one -> after(helpdesk, one));
    }

    /** What others weigh by as well is as it was, however a sequence has failed. */
    private static Throwable after(ModelHelpdesk helpdesk, Throwable failure) {
        Shrinking.failureOf(helpdesk::weighAsUsual).ifPresent(failure::addSuppressed);
        return failure;
    }
}
