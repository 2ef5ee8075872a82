package io.guichet.reliable.postgres;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Due work that needs the network: leased, called without a session, settled. */
@Singleton
class DueCalls {

    private static final Logger LOG = Logger.getLogger(DueCalls.class);
    private static final int TRIES = 20;
    // Of each kind, whatever goes on with the others: what is slow holds up its own kind alone.
    private static final int AT_ONCE = 16;
    // Longer than any call may take, so that nobody else begins the same one meanwhile.
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final DueRows rows;
    private final Clock clock;
    private final OwnContext contexts;
    private final DueRunner runner;
    private final Map<String, DueCall<?>> calls;
    private final Map<String, AtomicInteger> underWay;

    DueCalls(DueRows rows, Clock clock, OwnContext contexts, DueRunner runner, @Any Instance<DueCall<?>> calls) {
        this.rows = rows;
        this.clock = clock;
        this.contexts = contexts;
        this.runner = runner;
        this.calls = calls.stream().collect(Collectors.toUnmodifiableMap(DueCall::kind, Function.identity()));
        this.underWay = this.calls.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), _ -> new AtomicInteger()));
    }

    /** Leases what is due, to be begun after the commit. */
    Uni<List<Due>> lease() {
        var possible = possibleBeside(List.of());
        return possible.isEmpty()
                ? Uni.createFrom().item(List.of())
                : rows.lease(possible.stream().collect(Collectors.toMap(Function.identity(), this::room)),
                        clock.instant(), LEASE);
    }

    /** The kinds of which one more can begin beside these: none of which as many as may be are under way. */
    List<String> possibleBeside(List<Due> leased) {
        return calls.keySet().stream()
                .filter(kind -> room(kind) > leased.stream().filter(due -> due.kind().equals(kind)).count()).toList();
    }

    private int room(String kind) {
        return AT_ONCE - underWay(kind).get();
    }

    private void end(String kind) {
        if (underWay(kind).getAndDecrement() == AT_ONCE) {
            runner.expect(clock.instant());
        }
    }

    private DueCall<?> call(String kind) {
        return Objects.requireNonNull(calls.get(kind));
    }

    private AtomicInteger underWay(String kind) {
        return Objects.requireNonNull(underWay.get(kind));
    }

    /** Begins to call, without waiting for the end. */
    void begin(Due due) {
        underWay(due.kind()).incrementAndGet();
        contexts.run(() -> callAndSettle(call(due.kind()), due)
                .onFailure().recoverWithUni(failure -> postpone(due, failure)))
                .onTermination().invoke(() -> end(due.kind()))
                .subscribe().with(done -> {}, failure -> LOG.warnf(
                        "%s for %s is tried again when its lease ends: %s", due.kind(), due.subject(),
                        failure.getMessage()));
    }

    private <O> Uni<Void> callAndSettle(DueCall<O> call, Due due) {
        return call.call(due)
                .chain(outcome -> Panache.withTransaction(() -> call.settle(due, outcome)
                        .chain(next -> next.isPresent() ? rows.again(due.id(), next.get()) : rows.remove(due.id()))));
    }

    private Uni<Void> postpone(Due due, Throwable failure) {
        return Panache.withTransaction(() -> rows.stepBack(due, failure, clock.instant(), TRIES)).replaceWithVoid();
    }
}
