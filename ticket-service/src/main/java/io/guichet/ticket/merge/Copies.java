package io.guichet.ticket.merge;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Message;
import io.guichet.ticket.Row;
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
    private static final String FAMILY = """
            with recursive family(id) as (
                select $1::uuid union select t.id from ticket t join family f on t.merged_into = f.id)
            select id from family""";
    /** Whose a message is: that of the merged ticket that it was written to, or else of its own. */
    private static final String ORIGINS = """
            select m.id, t.id, coalesce(c.merged_into, c.id) from message m
            join ticket t on t.id = coalesce(m.via_ticket, m.ticket_id) join contact c on c.id = t.requester_id
            where m.id = any($1)""";
    private static final String FILES = """
            insert into message_attachment (message_id, attachment_id)
            select $1, attachment_id from message_attachment where message_id = $2""";

    private final CurrentTransaction transaction;
    private final Ids ids;

    Copies(CurrentTransaction transaction, Ids ids) {
        this.transaction = transaction;
        this.ids = ids;
    }

    /** Where a message comes from: a ticket, and the contact who asked there. */
    record Origin(UUID ticket, UUID requester) {}

    /** Those messages of the ticket, or of what was merged into it, oldest first. */
    Uni<List<Message>> chosen(UUID ticket, List<UUID> wanted) {
        return transaction.select(FAMILY, ticket)
                .map(rows -> rows.stream().map(row -> new Row(row).id(0)).toList())
                .chain(family -> list("ticketId in ?1 and id in ?2 order by createdAt, position", family, wanted))
                .invoke(found -> {
                    if (found.size() < wanted.stream().distinct().count()) {
                        throw new SplitRefused("Not all of these are messages of the ticket");
                    }
                });
    }

    /** Where these come from, by their ids. */
    Uni<Map<UUID, Origin>> origins(List<Message> messages) {
        return transaction.select(ORIGINS, (Object) messages.stream().map(Message::id).toArray(UUID[]::new))
                .map(rows -> rows.stream().map(Row::new)
                        .collect(Collectors.toMap(row -> row.id(0), row -> new Origin(row.id(1), row.id(2)))));
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
