package io.guichet.routing.queue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.guichet.reliable.postgres.OwnContext;
import io.guichet.reliable.postgres.Sequence;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Looks after several things, one after the other, each in a transaction of its own: the failure of one holds up no
 * other, and its work is found again in the next round.
 */
@Singleton
public class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);

    private final OwnContext contexts;
    private final Set<String> goingOn = ConcurrentHashMap.newKeySet();

    Rounds(OwnContext contexts) {
        this.contexts = contexts;
    }

    /**
     * Begins a round, and does not wait for its end; nothing while this process is still at the one before.
     *
     * @param all what is to be looked after
     */
    public <T> void begin(String name, Supplier<Uni<List<T>>> all, Function<T, Uni<Void>> each) {
        if (goingOn.add(name)) {
            contexts.run(() -> Panache.withTransaction(all))
                    .chain(things -> Sequence.each(things, one -> alone(name, () -> each.apply(one))))
                    .onTermination().invoke(() -> goingOn.remove(name))
                    .subscribe().with(done -> {}, failure -> note(name, failure));
        }
    }

    private Uni<Void> alone(String name, Supplier<Uni<Void>> work) {
        return contexts.run(() -> Panache.withTransaction(work))
                .onFailure().invoke(failure -> note(name, failure))
                .onFailure().recoverWithNull();
    }

    private static void note(String name, Throwable failure) {
        LOG.warnf("%s failed, to be tried again: %s", name, failure);
    }
}
