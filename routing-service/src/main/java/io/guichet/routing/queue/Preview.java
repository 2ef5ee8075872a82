package io.guichet.routing.queue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.assignment.Bench;
import io.guichet.routing.assignment.Candidate;
import io.guichet.routing.assignment.Choice;
import io.guichet.routing.assignment.Demand;
import io.smallrye.mutiny.Uni;

/** Says who would be given a ticket now, without giving it. */
@Singleton
public class Preview {

    private static final String GROUP = "select key, strategy, language_use, options from agent_group where key = $1";

    private static final String REQUESTER = """
            select requester from ticket where requester_email = lower($1)
            order by assigned_at desc nulls last limit 1""";
    private static final String HELD = """
            select count(*) filter (where requester = $2), count(*) filter (where organization = $3) from ticket
            where holder is not null and coalesce(routed_to, group_key) = $1
            union all
            select count(*) filter (where requester = $2), count(*) filter (where organization = $3) from ticket
            where queue = $1
            union all
            select count(*) filter (where requester <> $2), count(*) filter (where coalesce(organization, requester) <> $3)
            from group_writer where group_key = $1 and at > $4::timestamptz""";

    private final CurrentTransaction transaction;
    private final Members members;
    private final Preferences preferences;
    private final Equity equity;

    Preview(CurrentTransaction transaction, Members members, Preferences preferences, Equity equity) {
        this.transaction = transaction;
        this.members = members;
        this.preferences = preferences;
        this.equity = equity;
    }

    /**
     * How the group would choose, and whom.
     *
     * @param withheld in a word, why whoever could take it would not get it; absent when they would
     */
    public record Seen(Strategy strategy, Choice choice, @Nullable String withheld) {

        /** Who would get it; empty when it would have to wait. */
        public Optional<UUID> agent() {
            return withheld == null ? choice.agent() : Optional.empty();
        }

        /** Why it would have to wait, in a word. */
        public String reason() {
            return withheld == null || choice.agent().isEmpty() ? choice.reason() : withheld;
        }
    }

    /**
     * Who asks, as far as that says who is to get it, and whether anybody is.
     *
     * @param id of the requester; {@link #UNKNOWN} where only the address says who they are
     * @param organization theirs; {@link #UNKNOWN} when they have none
     */
    public record Customer(UUID id, @Nullable String email, UUID organization, String department) {

        /** Of nobody whom anything is known of. */
        public static final UUID UNKNOWN = new UUID(0, 0);

        Customer known(UUID known) {
            return new Customer(known, email, organization, department);
        }
    }

    /** Whom the group would give the ticket of the customer to; empty when there is no such group. */
    public Uni<Optional<Seen>> of(String group, Demand demand, Customer customer) {
        return transaction.select(GROUP, group)
                .map(rows -> rows.stream().findFirst().map(Rows::queue))
                .chain(queue -> queue.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : identify(customer).chain(known -> choose(queue.get(), demand, known)).map(Optional::of));
    }

    private Uni<Customer> identify(Customer customer) {
        return customer.email() == null || !customer.id().equals(Customer.UNKNOWN)
                ? Uni.createFrom().item(customer)
                : transaction.select(REQUESTER, customer.email())
                        .map(rows -> rows.isEmpty() ? customer : customer.known(Rows.id(rows.getFirst()[0])));
    }

    private Uni<Seen> choose(OpenQueue queue, Demand demand, Customer customer) {
        var preferred = queue.options().sticky()
                ? preferences.of(customer.id(), customer.department())
                : Uni.createFrom().item(List.<UUID>of());
        return preferred.map(demand::preferring)
                .chain(wanted -> members.of(queue.group())
                        .map(all -> new Bench(queue.strategy(), queue.languages(), queue.options().regionUse(), all))
                        .chain(bench -> withheld(queue, customer, bench.present(), wanted.weight())
                                .map(why -> new Seen(queue.strategy(), bench.consider(wanted), why.orElse(null)))));
    }

    /** Whoever has as much as they may get waits; of what waits already, the group could take nothing either. */
    private Uni<Optional<String>> withheld(OpenQueue queue, Customer customer, List<Candidate> present, int weight) {
        var options = queue.options();
        var share = equity.shareOf(options, present);
        var isShort = share.spare(present) < weight;
        return options.capped() || isShort
                ? transaction.select(HELD, queue.group(), customer.id(), customer.organization(),
                        equity.lately(options)).map(rows -> {
                            var ofRequester = Sent.of(rows.get(0)[0], rows.get(1)[0], rows.get(2)[0]);
                            var ofOrganization = Sent.of(rows.get(0)[1], rows.get(1)[1], rows.get(2)[1]);
                            if (ofRequester.reaches(options.requesterCap())
                                    || ofOrganization.reaches(options.organizationCap())) {
                                return Optional.of(Withheld.CAP);
                            }
                            return isShort && (ofRequester.isBeyond(equity.config().burst(), share)
                                    || ofOrganization.isBeyond(equity.config().organizationBurst(), share))
                                            ? Optional.of(Withheld.FOR_OTHERS)
                                            : Optional.<String>empty();
                        })
                : Uni.createFrom().item(Optional.empty());
    }

    /** What the group's agents have of somebody's, what of theirs waits there, and how many others have come lately. */
    private record Sent(long held, long waiting, long others) {

        static Sent of(@Nullable Object held, @Nullable Object waiting, @Nullable Object others) {
            return new Sent(Rows.number(held).longValue(), Rows.number(waiting).longValue(),
                    Rows.number(others).longValue());
        }

        boolean reaches(@Nullable Integer cap) {
            return cap != null && held >= cap;
        }

        /** Whether one more would be beyond the burst, and not be served by age. */
        boolean isBeyond(int burst, Share share) {
            var all = held + waiting + 1;
            return others > 0 && all > burst && all > Math.min(burst, share.byAge());
        }
    }
}
