package io.guichet.routing;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;
import io.guichet.http.TicketColumns;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.Explanation.FailedRule;
import io.guichet.routing.decision.Decisions;
import io.guichet.routing.directory.UnknownReference;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Answers why a ticket went where it went, and where one would go; changes nothing. */
@ApplicationScoped
public class ExplanationDesk {

    static final TicketColumns COLUMNS = new TicketColumns("t.department", "t.group_key", "t.assignee",
            "t.requester_email", "t.account_manager", "t.collaborators");
    private static final String VISIBLE = """
            select coalesce(d.name, t.department) from ticket t left join department d on d.key = t.department
            where t.id = $1 and """;
    private static final String PLACE = """
            select d.key, g.department from department d left join agent_group g on g.key = $2 where d.key = $1""";
    private static final String FAILED = """
            select f.rule, coalesce(r.name, f.rule::text), f.at, f.reason
            from rule_failure f left join routing_rule r on r.id = f.rule where f.ticket_id = $1 order by f.at limit 50""";

    private final CurrentTransaction transaction;
    private final Decisions decisions;
    private final Simulator simulator;

    ExplanationDesk(CurrentTransaction transaction, Decisions decisions, Simulator simulator) {
        this.transaction = transaction;
        this.decisions = decisions;
        this.simulator = simulator;
    }

    /** The decisions about a ticket, the oldest first. Fails with {@link TicketNotKnown} for one out of scope. */
    @WithTransaction
    public Uni<Explanation> explain(UUID ticket, TicketScope scope) {
        var visible = scope.where(COLUMNS).positional(1);
        return transaction.select(VISIBLE + visible.sql(),
                Stream.concat(Stream.of(ticket), visible.values().stream()).toArray())
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().failure(new TicketNotKnown(ticket))
                        : explain(ticket, String.valueOf(rows.getFirst()[0])));
    }

    private Uni<Explanation> explain(UUID ticket, String department) {
        return decisions.of(ticket).chain(made -> transaction.select(FAILED, ticket)
                .map(rows -> new Explanation(department, made,
                        rows.stream().map(ExplanationDesk::failed).toList())));
    }

    private static FailedRule failed(@Nullable Object[] row) {
        return new FailedRule((UUID) Objects.requireNonNull(row[0]), String.valueOf(row[1]),
                ((OffsetDateTime) Objects.requireNonNull(row[2])).toInstant(), String.valueOf(row[3]));
    }

    /**
     * Whoever asks where a ticket would go.
     *
     * @param theirs which departments they may know of
     * @param knowsPeople whether they may know what is known of customers: fields that rules set are copied from it
     */
    public record Asker(Predicate<String> theirs, boolean knowsPeople) {}

    /**
     * Where a ticket would go, and who would get it. Fails with {@link UnknownReference} for a department, or a group of
     * one, that does not exist or is none of theirs.
     *
     * @param words what the customer would have written
     * @param asker whoever asks
     */
    @WithTransaction
    public Uni<Simulation> simulate(TicketSnapshot hypothetical, String words, Asker asker) {
        return transaction.select(PLACE, hypothetical.department(), hypothetical.group())
                .map(rows -> rows.stream().map(row -> Optional.ofNullable((String) row[1])).toList())
                .invoke(owners -> verify(hypothetical, owners, asker.theirs()))
                .chain(() -> simulator.simulate(hypothetical, words, asker.knowsPeople()));
    }

    private static void verify(TicketSnapshot ticket, List<Optional<String>> owners,
            Predicate<String> theirs) {
        if (owners.isEmpty() || !theirs.test(ticket.department())) {
            throw new UnknownReference("/department", "department", ticket.department());
        }
        if (ticket.group() != null && owners.getFirst().filter(theirs).isEmpty()) {
            throw new UnknownReference("/group", "agent group", ticket.group());
        }
    }
}
