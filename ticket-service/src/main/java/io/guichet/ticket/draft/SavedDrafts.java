package io.guichet.ticket.draft;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.MessageKind;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Access;
import io.guichet.ticket.Then;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** A draft for each agent and ticket; it goes when the agent has written the message. */
@ApplicationScoped
public class SavedDrafts {

    private static final String KEEP = """
            insert into saved_draft (agent_id, ticket_id, kind, text, html, to_addresses, cc_addresses, attachments,
            mentions, then_status, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (agent_id, ticket_id) do update set
            kind = excluded.kind, text = excluded.text, html = excluded.html, to_addresses = excluded.to_addresses,
            cc_addresses = excluded.cc_addresses, attachments = excluded.attachments, mentions = excluded.mentions,
            then_status = excluded.then_status, updated_at = excluded.updated_at""";
    private static final String FIND = """
            select kind, text, html, to_addresses, cc_addresses, attachments, mentions, then_status, updated_at
            from saved_draft where agent_id = $1 and ticket_id = $2""";
    private static final String FORGET = "delete from saved_draft where agent_id = $1 and ticket_id = $2";

    private final TicketVerbs verbs;
    private final CurrentTransaction transaction;
    private final Clock clock;

    SavedDrafts(TicketVerbs verbs, CurrentTransaction transaction, Clock clock) {
        this.verbs = verbs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Keeps what an agent has written so far, instead of what they had before. */
    @WithTransaction
    public Uni<SavedDraft> keep(TicketRef ref, Access access, UUID agent, SavedDraft draft) {
        var kept = draft.at(clock.instant());
        return verbs.read(ref, access)
                .chain(ticket -> transaction.update(KEEP, agent, ticket.id(), kept.kind().name(), kept.text(),
                        kept.html(), kept.to().toArray(String[]::new), kept.cc().toArray(String[]::new),
                        kept.attachments().toArray(UUID[]::new), kept.mentions().toArray(UUID[]::new),
                        kept.then() == null ? null : kept.then().name(), kept.updatedAt()))
                .replaceWith(kept);
    }

    /** What the agent has written so far. */
    @WithTransaction
    public Uni<Optional<SavedDraft>> of(TicketRef ref, Access access, UUID agent) {
        return verbs.read(ref, access)
                .chain(ticket -> transaction.select(FIND, agent, ticket.id()))
                .map(rows -> rows.stream().findFirst().map(SavedDrafts::draft));
    }

    /** The agent does not go on with it. */
    @WithTransaction
    public Uni<Void> forget(TicketRef ref, Access access, UUID agent) {
        return verbs.read(ref, access).chain(ticket -> forget(agent, ticket.id()));
    }

    Uni<Void> forget(UUID agent, UUID ticket) {
        return transaction.update(FORGET, agent, ticket).replaceWithVoid();
    }

    private static SavedDraft draft(@Nullable Object[] row) {
        return new SavedDraft(MessageKind.valueOf(String.valueOf(row[0])), String.valueOf(row[1]),
                row[2] == null ? null : row[2].toString(), List.of((String[]) Objects.requireNonNull(row[3])),
                List.of((String[]) Objects.requireNonNull(row[4])), List.of((UUID[]) Objects.requireNonNull(row[5])),
                List.of((UUID[]) Objects.requireNonNull(row[6])),
                row[7] == null ? null : Then.valueOf(row[7].toString()),
                ((OffsetDateTime) Objects.requireNonNull(row[8])).toInstant());
    }
}
