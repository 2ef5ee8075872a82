package io.guichet.ticket.trash;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Change;
import io.guichet.ticket.Row;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketNumber;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Puts tickets into the trash, where they are for a while, and takes them out of it. */
@ApplicationScoped
public class TrashDesk {

    private static final String ASKED = """
            select min(created_at) from message where ticket_id = $1 and created_at > $2 and kind = 'REPLY'
            and author_kind = 'CUSTOMER'""";
    private static final String IS_THERE = """
            select 1 from ticket where id = $1 and aside_reason in ('SPAM', 'TRASH') and purged_at is null""";
    private static final String SOURCE = "select number from ticket where merged_into = $1 order by number limit 1";

    private final TicketVerbs verbs;
    private final BlockedSenders blocked;
    private final Purges purges;
    private final CurrentTransaction transaction;

    TrashDesk(TicketVerbs verbs, BlockedSenders blocked, Purges purges, CurrentTransaction transaction) {
        this.verbs = verbs;
        this.blocked = blocked;
        this.purges = purges;
        this.transaction = transaction;
    }

    /** Whom not to hear from any more. */
    public enum Block {
        NOBODY, SENDER, DOMAIN
    }

    /**
     * It is no longer wanted, or was no request at all: then more of the kind need not come in.
     *
     * @throws BlocksWithoutSpam (as a failure) when somebody is to be blocked for anything else
     */
    @WithTransaction
    public Uni<Change> discard(TicketRef ref, Access access, Discarded why, Act act) {
        if (why.blocksWithoutSpam()) {
            throw new BlocksWithoutSpam();
        }
        return discard(ref, access, why.asSpam(), act).call(change -> switch (why.blocking()) {
            case NOBODY -> Uni.createFrom().voidItem();
            case SENDER -> blocked.block(change.ticket().requester().email(), act);
            case DOMAIN -> blocked.blockDomain(change.ticket().requester().email(), act);
        });
    }

    private Uni<Change> discard(TicketRef ref, Access access, boolean spam, Act act) {
        return verbs.on(ref, access, this::requireNoSources, ticket -> ticket.merging().discard(spam, act))
                .call(change -> purges.plan(change.ticket(), act.at()));
    }

    /** What is written to a merged ticket is written here: their customers would be heard by nobody. */
    private Uni<Void> requireNoSources(Ticket ticket) {
        return transaction.select(SOURCE, ticket.id()).invoke(found -> {
            if (!found.isEmpty()) {
                throw new TicketHasSources(ticket.number(), new TicketNumber(new Row(found.getFirst()).number(0)));
            }
        }).replaceWithVoid();
    }

    /** It is wanted after all, as it was. */
    @WithTransaction
    public Uni<Change> restore(TicketRef ref, Access access, Act act) {
        return verbs.take(ref, access)
                .call(this::requireInTrash)
                .chain(ticket -> askedMeanwhile(ticket)
                        .map(asked -> ticket.merging().restore(verbs.owners(), asked.orElse(null), act)))
                .chain(verbs::keep)
                .call(change -> purges.cancel(change.ticket()));
    }

    /** Of what was purged nothing is left that could be worked on. */
    private Uni<Void> requireInTrash(Ticket ticket) {
        return transaction.select(IS_THERE, ticket.id()).invoke(found -> {
            if (found.isEmpty()) {
                throw new NotInTrash(ticket.number());
            }
        }).replaceWithVoid();
    }

    /** What its customer wrote to the trash was kept, and heard by nobody. */
    private Uni<Optional<Instant>> askedMeanwhile(Ticket ticket) {
        return transaction.select(ASKED, ticket.id(), ticket.situation().trashedAt())
                .map(rows -> Optional.ofNullable(new Row(rows.getFirst()).instantOrNull(0)));
    }
}
