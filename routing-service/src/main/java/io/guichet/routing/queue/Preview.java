package io.guichet.routing.queue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.assignment.Bench;
import io.guichet.routing.assignment.Choice;
import io.guichet.routing.assignment.Demand;
import io.smallrye.mutiny.Uni;

/** Says who would be given a ticket now, without giving it. */
@Singleton
public class Preview {

    private static final String GROUP = "select key, strategy, language_use, options from agent_group where key = $1";

    private final CurrentTransaction transaction;
    private final Members members;
    private final Preferences preferences;

    Preview(CurrentTransaction transaction, Members members, Preferences preferences) {
        this.transaction = transaction;
        this.members = members;
        this.preferences = preferences;
    }

    /** How the group would choose, and whom. */
    public record Seen(Strategy strategy, Choice choice) {}

    /** Who asks, as far as that says who is to get it. */
    public record Customer(@Nullable String email, String department) {}

    /** Whom the group would give the ticket of the customer to; empty when there is no such group. */
    public Uni<Optional<Seen>> of(String group, Demand demand, Customer customer) {
        return transaction.select(GROUP, group)
                .map(rows -> rows.stream().findFirst().map(Rows::queue))
                .chain(queue -> queue.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : choose(queue.get(), demand, customer).map(Optional::of));
    }

    private Uni<Seen> choose(OpenQueue queue, Demand demand, Customer customer) {
        var preferred = queue.options().sticky()
                ? preferences.of(customer.email(), customer.department())
                : Uni.createFrom().item(List.<UUID>of());
        return preferred.map(demand::preferring)
                .chain(wanted -> members.of(queue.group())
                        .map(present -> new Bench(queue.strategy(), queue.languages(), present).consider(wanted)))
                .map(choice -> new Seen(queue.strategy(), choice));
    }
}
