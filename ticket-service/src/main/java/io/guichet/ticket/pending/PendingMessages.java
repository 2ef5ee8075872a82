package io.guichet.ticket.pending;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.attachment.Attachments;
import io.guichet.ticket.pending.PendingMessage.State;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** All messages that wait, or did. */
@ApplicationScoped
class PendingMessages implements PanacheRepositoryBase<PendingMessage, UUID> {

    private static final List<State> SHOWN = List.of(State.AWAITING_APPROVAL, State.HELD, State.REFUSED);

    private final CurrentTransaction transaction;
    private final Attachments attachments;

    PendingMessages(CurrentTransaction transaction, Attachments attachments) {
        this.transaction = transaction;
        this.attachments = attachments;
    }

    /** With its files, which nobody else attaches meanwhile. */
    Uni<PendingMessage> keep(PendingMessage message) {
        return persist(message).call(() -> attachments.link(message.id(), message.attachments()));
    }

    /** It does not go out, so its files are free again. */
    Uni<Void> freeFiles(UUID message) {
        return attachments.unlink(message);
    }

    /** The ticket that a message waits on. */
    Uni<Optional<UUID>> ticketOf(UUID id) {
        return transaction.select("select ticket_id from pending_message where id = $1", id)
                .map(rows -> rows.stream().findFirst().map(row -> (UUID) Objects.requireNonNull(row[0])));
    }

    /** A message of that ticket, locked. */
    Uni<PendingMessage> of(UUID ticket, UUID id) {
        return find("id = ?1 and ticketId = ?2", id, ticket).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult()
                .onItem().ifNull().failWith(() -> new PendingNotFound(id));
    }

    /** Those of a ticket that wait for approval, locked. */
    Uni<List<PendingMessage>> proposed(UUID ticket) {
        return find("ticketId = ?1 and state = ?2 order by id", ticket, State.AWAITING_APPROVAL)
                .withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    Uni<List<PendingMessage>> all(List<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : find("id in ?1", ids).list();
    }

    Uni<List<PendingMessage>> shown(UUID ticket) {
        return find("ticketId = ?1 and state in ?2 order by createdAt, id", ticket, SHOWN).list();
    }
}
