package io.guichet.routing;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.http.TicketScope;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.Releases.Reason;
import io.guichet.routing.assignment.OptionsJson;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Where agents ask the second line to take over. */
@ApplicationScoped
public class SecondLineDesk {

    private static final String OPTIONS = """
            select g.options, t.status in ('RESOLVED', 'CLOSED'), t.proposal is not null
            from ticket t left join agent_group g on g.key = coalesce(t.routed_to, t.group_key)
            where t.id = $1 and %s""";

    private final CurrentTransaction transaction;
    private final RoutedTickets tickets;
    private final Passing passing;

    SecondLineDesk(CurrentTransaction transaction, RoutedTickets tickets, Passing passing) {
        this.transaction = transaction;
        this.tickets = tickets;
        this.passing = passing;
    }

    /**
     * The ticket goes to the second line of its group; the key of that group. Fails with {@link TicketNotKnown} for one
     * out of scope, and with {@link NoSecondLine} when its group has none, it is resolved or closed, or it is being assigned.
     *
     * @param note to those who get it
     */
    @WithTransaction
    public Uni<String> escalate(UUID id, String note, Actor by, TicketScope scope) {
        var visible = scope.where(ExplanationDesk.COLUMNS).positional(1);
        // Looked at before it is kept from others: a refusal then leaves nothing behind that a drain passed over.
        return transaction.select(OPTIONS.formatted(visible.sql()),
                Stream.concat(Stream.of(id), visible.values().stream()).toArray())
                .map(rows -> rows.stream().findFirst().map(Found::of).orElseThrow(() -> new TicketNotKnown(id))
                        .secondLine())
                .call(group -> tickets.lock(id)
                        // Decided, or over, since the look: the move would be forgotten with what was decided.
                        .invoke(ticket -> refuseIf(ticket.isOver(), ticket.standing().proposal() != null))
                        .chain(ticket -> passing.move(ticket, group, Route.SECOND_LINE,
                                new Reason(Route.SECOND_LINE, note, by))));
    }

    private static void refuseIf(boolean over, boolean proposed) {
        if (over) {
            throw new NoSecondLine("The ticket is resolved or closed: nobody works on it any more");
        }
        if (proposed) {
            throw new NoSecondLine("The ticket is being assigned at this moment; try again");
        }
    }

    /** The options of the ticket's group, and how the ticket stands. */
    private record Found(@Nullable String options, boolean over, boolean proposed) {

        static Found of(@Nullable Object[] row) {
            return new Found((String) row[0], Boolean.TRUE.equals(row[1]), Boolean.TRUE.equals(row[2]));
        }

        String secondLine() {
            refuseIf(over, proposed);
            return Optional.ofNullable(options).map(OptionsJson::read)
                    .flatMap(known -> Optional.ofNullable(known.secondLine()))
                    .orElseThrow(() -> new NoSecondLine("The group of the ticket has no second line"));
        }
    }
}
