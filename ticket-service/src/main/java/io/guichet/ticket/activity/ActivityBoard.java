package io.guichet.ticket.activity;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.ActivityEvent.AgentActive;
import io.guichet.events.ActivityEvent.Doing;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Access;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Who looks at a ticket, or writes to it, so that two do not answer at once; forgotten unless said again. */
@ApplicationScoped
public class ActivityBoard {

    private static final String NOTE = """
            insert into ticket_activity (ticket_id, agent_id, agent_name, doing, until) values ($1, $2, $3, $4, $5)
            on conflict (ticket_id, agent_id) do update set doing = excluded.doing, until = excluded.until""";
    private static final String LEAVE = "delete from ticket_activity where ticket_id = $1 and agent_id = $2";
    private static final String FORGET = "delete from ticket_activity where ticket_id = $1 and until <= $2";
    private static final String OTHERS = """
            select agent_id, agent_name, doing, until from ticket_activity
            where ticket_id = $1 and agent_id <> $2 and until > $3 order by agent_name, agent_id""";

    private final TicketVerbs verbs;
    private final CurrentTransaction transaction;
    private final Broadcast broadcast;
    private final ActivityConfig config;
    private final Clock clock;

    ActivityBoard(TicketVerbs verbs, CurrentTransaction transaction, Broadcast broadcast, ActivityConfig config,
            Clock clock) {
        this.verbs = verbs;
        this.transaction = transaction;
        this.broadcast = broadcast;
        this.config = config;
        this.clock = clock;
    }

    /** Somebody who is at a ticket. */
    public record Present(UUID agent, String name, Doing doing, Instant until) {}

    /** An agent is at a ticket; the others who are. */
    @WithTransaction
    public Uni<List<Present>> note(TicketRef ref, Access access, Present present) {
        var now = clock.instant();
        var until = now.plus(config.life());
        return verbs.read(ref, access).chain(ticket -> transaction.update(FORGET, ticket.id(), now)
                .chain(() -> transaction.update(NOTE, ticket.id(), present.agent(), present.name(),
                        present.doing().name(), until))
                .chain(() -> broadcast.afterCommit(new AgentActive(ticket.id(), present.agent(), present.name(),
                        present.doing(), now, until)))
                .chain(() -> others(ticket.id(), present.agent(), now)));
    }

    /** An agent has left. */
    @WithTransaction
    public Uni<Void> leave(TicketRef ref, Access access, Present present) {
        var now = clock.instant();
        return verbs.read(ref, access).chain(ticket -> transaction.update(LEAVE, ticket.id(), present.agent())
                .chain(() -> broadcast.afterCommit(new AgentActive(ticket.id(), present.agent(), present.name(),
                        present.doing(), now, now))));
    }

    /** Who else is at a ticket. */
    @WithTransaction
    public Uni<List<Present>> others(TicketRef ref, Access access, UUID agent) {
        return verbs.read(ref, access).chain(ticket -> others(ticket.id(), agent, clock.instant()));
    }

    private Uni<List<Present>> others(UUID ticket, UUID agent, Instant now) {
        return transaction.select(OTHERS, ticket, agent, now)
                .map(rows -> rows.stream().map(ActivityBoard::present).toList());
    }

    private static Present present(@Nullable Object[] row) {
        return new Present((UUID) Objects.requireNonNull(row[0]), String.valueOf(row[1]),
                Doing.valueOf(String.valueOf(row[2])), ((OffsetDateTime) Objects.requireNonNull(row[3])).toInstant());
    }
}
