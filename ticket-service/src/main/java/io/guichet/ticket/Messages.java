package io.guichet.ticket;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.MessageKind;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;

/** All messages of all conversations. */
@ApplicationScoped
class Messages implements PanacheRepositoryBase<Message, UUID> {

    /** The last message of a ticket that went or came by mail. */
    Uni<Optional<Message>> lastMail(UUID ticket) {
        return find("ticketId = ?1 and mailId is not null order by position desc", ticket).page(Page.ofSize(1))
                .firstResult().map(Optional::ofNullable);
    }

    /** The conversation from a position on, oldest first. */
    Uni<List<Message>> after(UUID ticket, long position, boolean publicOnly, int limit) {
        return publicOnly
                ? find("ticketId = ?1 and position > ?2 and kind = ?3 order by position", ticket, (int) position,
                        MessageKind.REPLY).page(Page.ofSize(limit)).list()
                : find("ticketId = ?1 and position > ?2 order by position", ticket, (int) position)
                        .page(Page.ofSize(limit)).list();
    }
}
