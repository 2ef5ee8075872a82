package io.guichet.ticket.merge;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Message;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Messages that another ticket has as well; the copies are no mails, so that answers to the mails reach the source. */
@ApplicationScoped
class Copies implements PanacheRepositoryBase<Message, UUID> {

    private static final String OPENING = """
            update message m set copy_of = o.id, created_at = o.created_at, channel = o.channel,
                from_address = o.from_address, author_id = o.author_id, author_name = o.author_name
            from message o where o.id = $2 and m.ticket_id = $1 and m.position = 1""";
    private static final String COPY = """
            insert into message (id, ticket_id, position, kind, author_kind, author_id, author_name, channel, text, html,
                from_address, to_addresses, cc_addresses, mail_references, created_at, attachments, visible_text, folded_text,
                visible_html, copy_of)
            select $1, $2, $3, kind, author_kind, author_id, author_name, channel, text, html, from_address,
                to_addresses, cc_addresses, '{}', created_at, attachments, visible_text, folded_text, visible_html, id
            from message where id = $4""";
    private static final String FILES = """
            insert into message_attachment (message_id, attachment_id)
            select $1, attachment_id from message_attachment where message_id = $2""";

    private final CurrentTransaction transaction;
    private final Ids ids;

    Copies(CurrentTransaction transaction, Ids ids) {
        this.transaction = transaction;
        this.ids = ids;
    }

    /** Those messages of the ticket, oldest first. */
    Uni<List<Message>> chosen(UUID ticket, List<UUID> wanted) {
        return list("ticketId = ?1 and id in ?2 order by position", ticket, wanted).invoke(found -> {
            if (found.size() < wanted.stream().distinct().count()) {
                throw new SplitRefused("Not all of these are messages of the ticket");
            }
        });
    }

    /** The message that opened a ticket is a copy of this one. */
    Uni<Void> open(UUID ticket, Message original) {
        return transaction.update(OPENING, ticket, original.id()).replaceWithVoid();
    }

    /** These follow. */
    Uni<Void> add(UUID ticket, List<Message> originals) {
        var all = Uni.createFrom().voidItem();
        var position = 1;
        for (var original : originals) {
            position++;
            var place = position;
            var id = ids.next();
            all = all.chain(() -> transaction.update(COPY, id, ticket, place, original.id()))
                    .chain(() -> transaction.update(FILES, id, original.id()))
                    .replaceWithVoid();
        }
        return all;
    }
}
