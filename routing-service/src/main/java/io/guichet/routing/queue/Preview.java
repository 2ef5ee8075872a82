package io.guichet.routing.queue;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.assignment.Bench;
import io.guichet.routing.assignment.Choice;
import io.guichet.routing.assignment.Demand;
import io.smallrye.mutiny.Uni;

/** Says who would be given a ticket now, without giving it. */
@Singleton
public class Preview {

    private static final String GROUP = "select key, strategy, language_use from agent_group where key = $1";

    private final CurrentTransaction transaction;
    private final Members members;

    Preview(CurrentTransaction transaction, Members members) {
        this.transaction = transaction;
        this.members = members;
    }

    /** How the group would choose, and whom. */
    public record Seen(Strategy strategy, Choice choice) {}

    /** Whom the group would give the ticket to; empty when there is no such group. */
    public Uni<Optional<Seen>> of(String group, Demand demand) {
        return transaction.select(GROUP, group)
                .map(rows -> rows.stream().findFirst().map(Rows::queue))
                .chain(queue -> queue.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : choose(queue.get(), demand).map(Optional::of));
    }

    private Uni<Seen> choose(OpenQueue queue, Demand demand) {
        return members.of(queue.group())
                .map(present -> new Bench(queue.strategy(), queue.languages(), present).consider(demand))
                .map(choice -> new Seen(queue.strategy(), choice));
    }
}
