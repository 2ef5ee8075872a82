package io.guichet.routing;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Sequence;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Tickets that should have a group and have none: the customer's words never came, or there was no group to choose. */
@ApplicationScoped
public class Leftovers {

    // While the past is being told, what waited then is given to nobody: others may turn out to have too much already.
    private static final String OVERDUE = """
            select t.id from ticket t where t.look_at <= $1 and not (
                exists (select 1 from ticket_past p where p.id = t.id)
                and exists (select 1 from ticket_past p where p.quiet_until > $2))
            order by t.look_at limit 100 for update of t skip locked""";

    private final CurrentTransaction transaction;
    private final RoutedTickets tickets;
    private final Intake intake;
    private final Weightings weightings;
    private final PastSilence silence;

    Leftovers(CurrentTransaction transaction, RoutedTickets tickets, Intake intake, Weightings weightings,
            PastSilence silence) {
        this.transaction = transaction;
        this.tickets = tickets;
        this.intake = intake;
        this.weightings = weightings;
        this.silence = silence;
    }

    /** Chooses a group for some of them; how many were looked at. */
    @WithTransaction
    public Uni<Integer> route() {
        return weightings.shared().chain(weights -> transaction.select(OVERDUE, silence.now(),
                silence.since()))
                .map(rows -> rows.stream().map(row -> (UUID) Objects.requireNonNull(row[0])).toList())
                .chain(overdue -> overdue.isEmpty() ? Uni.createFrom().item(0) : route(overdue));
    }

    private Uni<Integer> route(List<UUID> overdue) {
        return Sequence.each(overdue, id -> tickets.findById(id).chain(ticket -> intake.route(ticket, "")))
                .replaceWith(overdue.size());
    }
}
