package io.guichet.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.MessageKind;
import io.guichet.http.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;

/** All messages of all conversations. */
@ApplicationScoped
class Messages implements PanacheRepositoryBase<Message, UUID> {

    /** The last message of a ticket that went to or came from its customers by mail; those of others have their thread. */
    Uni<Optional<Message>> lastMail(UUID ticket) {
        return find("ticketId = ?1 and kind = ?2 and mailId is not null and viaTicket is null order by position desc",
                ticket, MessageKind.REPLY).page(Page.ofSize(1))
                .firstResult().map(Optional::ofNullable);
    }

    /**
     * What was said in several tickets that are one now, or came by one of them, from an instant on, oldest first; for a
     * customer nothing that came by a ticket of somebody else.
     */
    Uni<List<Message>> interleaved(List<UUID> tickets, boolean publicOnly, PageRequest page) {
        var condition = publicOnly
                ? "(ticketId in ?1 and viaTicket is null or viaTicket in ?1) and kind = ?2"
                : "(ticketId in ?1 or viaTicket in ?1)";
        var order = " order by createdAt, id";
        var parameters = new ArrayList<Object>(List.of(tickets));
        if (publicOnly) {
            parameters.add(MessageKind.REPLY);
        }
        page.after().ifPresent(cursor -> {
            parameters.add(cursor.instant(0).orElseThrow());
            parameters.add(cursor.id(1).orElseThrow());
        });
        var last = parameters.size();
        var after = page.after().isEmpty() ? "" : " and (createdAt, id) > (?%d, ?%d)".formatted(last - 1, last);
        return find(condition + after + order, parameters.toArray()).page(Page.ofSize(page.fetch())).list();
    }

    /** Those of these ids that there are. */
    Uni<List<Message>> of(List<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : list("id in ?1", ids);
    }

    /** The conversation from a position on, oldest first; for a customer nothing that came by another ticket. */
    Uni<List<Message>> after(UUID ticket, long position, boolean publicOnly, int limit) {
        return publicOnly
                ? find("ticketId = ?1 and position > ?2 and kind = ?3 and viaTicket is null order by position", ticket,
                        (int) position, MessageKind.REPLY).page(Page.ofSize(limit)).list()
                : find("ticketId = ?1 and position > ?2 order by position", ticket, (int) position)
                        .page(Page.ofSize(limit)).list();
    }
}
