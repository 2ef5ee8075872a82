package io.guichet.notification.ticket;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.MailHeaders;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.AssignmentDeclined;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.MailHeld;
import io.guichet.events.TicketEvent.MailReturned;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.PriorityChanged;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketEvent.TicketMerged;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.events.TicketEvent.TicketRestored;
import io.guichet.events.TicketEvent.TicketSplit;
import io.guichet.events.TicketEvent.TicketTrashed;
import io.guichet.events.TicketEvent.TicketUnmerged;
import io.guichet.events.TicketSnapshot;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/** The threads of mails between customers and departments, as their last events showed them. */
@Singleton
public class MailThreads {

    private static final String LEARN = """
            insert into mail_thread (ticket, version, reply_to, mail_id, mail_refs, answered_by, claimed)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (ticket) do update set version = excluded.version,
                reply_to = coalesce(excluded.reply_to, mail_thread.reply_to),
                mail_id = coalesce(excluded.mail_id, mail_thread.mail_id),
                mail_refs = case when excluded.mail_id is null then mail_thread.mail_refs else excluded.mail_refs end,
                answered_by = coalesce(excluded.answered_by, mail_thread.answered_by),
                claimed = mail_thread.claimed or excluded.claimed
            where mail_thread.version <= excluded.version""";
    private static final String FIND = """
            select reply_to, mail_id, mail_refs, answered_by, claimed from mail_thread where ticket = $1""";
    private static final Pattern SPACE = Pattern.compile(" ");

    private final CurrentTransaction transaction;

    MailThreads(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Takes what an event says of the thread, in the transaction that is going on, unless something newer is known.
     * Forwards, and what comes back on them, are mails with somebody else.
     *
     * @param cause the act that led to it
     */
    public Uni<Void> learn(TicketEvent event, String cause) {
        return switch (event) {
            case TicketOpened opened -> learn(opened.ticket(), opened.mail(), null, Claims.isOne(opened));
            case MessageAdded added when added.kind() == MessageKind.REPLY ->
                learn(added.ticket(), added.mail(), isAnswer(added) ? cause : null, false);
            case MessageAdded _ -> Uni.createFrom().voidItem();
            case StatusChanged _ -> Uni.createFrom().voidItem();
            case PriorityChanged _ -> Uni.createFrom().voidItem();
            case FieldsChanged _ -> Uni.createFrom().voidItem();
            case AssigneeChanged _ -> Uni.createFrom().voidItem();
            case AssignmentDeclined _ -> Uni.createFrom().voidItem();
            case MailReturned _ -> Uni.createFrom().voidItem();
            case MailHeld _ -> Uni.createFrom().voidItem();
            case TicketMerged _ -> Uni.createFrom().voidItem();
            case TicketUnmerged _ -> Uni.createFrom().voidItem();
            case TicketSplit _ -> Uni.createFrom().voidItem();
            case TicketTrashed _ -> Uni.createFrom().voidItem();
            case TicketRestored _ -> Uni.createFrom().voidItem();
        };
    }

    /** The thread of a ticket; an empty one when there has been no mail. */
    public Uni<MailThread> of(UUID ticket) {
        return transaction.select(FIND, ticket)
                .map(rows -> rows.stream().findFirst().map(MailThreads::thread).orElse(MailThread.NONE));
    }

    private Uni<Void> learn(TicketSnapshot ticket, @Nullable MailHeaders mail, @Nullable String answeredBy,
            boolean claimed) {
        if (mail == null && answeredBy == null && !claimed) {
            return Uni.createFrom().voidItem();
        }
        return transaction.update(LEARN, ticket.id(), ticket.version(), mail == null ? null : mail.replyTo(),
                mail == null ? null : mail.mailId(), mail == null ? "" : String.join(" ", mail.references()),
                answeredBy, claimed).replaceWithVoid();
    }

    private static boolean isAnswer(MessageAdded added) {
        return added.by().kind() != Actor.Kind.CUSTOMER;
    }

    private static MailThread thread(@Nullable Object[] row) {
        var references = String.valueOf(row[2]);
        return new MailThread((String) row[0], (String) row[1],
                references.isEmpty() ? List.of() : SPACE.splitAsStream(references).toList(), (String) row[3],
                Boolean.TRUE.equals(row[4]));
    }
}
