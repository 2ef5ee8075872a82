package io.guichet.ticket.trash;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueHandler;
import io.smallrye.mutiny.Uni;

/** After its time in the trash nothing is left of a ticket but its number, its figures and that it was. */
@Singleton
class Purge implements DueHandler {

    static final String KIND = "purge-ticket";

    private static final String IS_OVER = """
            select id from ticket where id = $1 and aside_reason in ('SPAM', 'TRASH') and aside_since <= $2
            and purged_at is null for update""";
    /** Nobody takes it out of the trash again. */
    private static final String MARK = """
            update ticket set subject = '', fields = '{}', tags = '{}', purged_at = $2 where id = $1""";
    /** The mails that its messages came by, those that waited for somebody to accept them, and those that came twice. */
    private static final String MAILS = """
            (with own as (select id from incoming_mail where ticket_id = $1
                or message_id in (select id from message where ticket_id = $1))
            select id from own union select id from incoming_mail where duplicate_of in (select id from own))""";
    /** What was said, by whom and about what; tickets that it is related to keep their own. */
    private static final List<String> EMPTY = List.of(
            """
                    with gone as (
                        delete from message_attachment x using message m where m.id = x.message_id and m.ticket_id = $1
                        returning x.message_id, x.attachment_id)
                    delete from attachment a where a.id in (select attachment_id from gone)
                    and not exists (select 1 from message_attachment y where y.attachment_id = a.id
                        and y.message_id not in (select message_id from gone))""",
            "delete from pending_message where ticket_id = $1",
            "delete from saved_draft where ticket_id = $1",
            "delete from mention where ticket_id = $1",
            "delete from ticket_link where from_id = $1 or to_id = $1",
            "update message set text = '', html = null, visible_text = null, folded_text = null,"
                    + " visible_html = null, author_name = '', from_address = null, to_addresses = '{}',"
                    + " cc_addresses = '{}', attachments = '{\"items\": []}' where ticket_id = $1",
            "update timeline_entry set before_change = '{}', after_change = '{}', detail = '{}' where ticket_id = $1",
            "delete from participant where ticket_id = $1",
            "update time_entry set note = null where ticket_id = $1",
            "delete from incoming_mail_raw where mail_id in " + MAILS,
            "delete from incoming_mail_attachment where mail_id in " + MAILS,
            // That it came stays, by its hashes: the same mail fetched again is still the same.
            "update incoming_mail set from_address = null, subject = null, reason = null, reported_address = null,"
                    + " outcome = case outcome when 'HELD' then 'REJECTED' else outcome end where id in " + MAILS);

    private final CurrentTransaction transaction;
    private final TrashConfig config;
    private final Clock clock;

    Purge(CurrentTransaction transaction, TrashConfig config, Clock clock) {
        this.transaction = transaction;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(Due due, boolean late) {
        var ticket = UUID.fromString(due.subject());
        var now = clock.instant();
        return transaction.select(IS_OVER, ticket, now.minus(config.kept()))
                .chain(rows -> rows.isEmpty() ? Uni.createFrom().voidItem() : empty(ticket, now));
    }

    private Uni<Void> empty(UUID ticket, Instant now) {
        var all = Uni.createFrom().voidItem();
        for (var statement : EMPTY) {
            all = all.chain(() -> transaction.update(statement, ticket)).replaceWithVoid();
        }
        return all.chain(() -> transaction.update(MARK, ticket, now)).replaceWithVoid();
    }
}
