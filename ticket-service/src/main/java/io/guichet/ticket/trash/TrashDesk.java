package io.guichet.ticket.trash;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Change;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Puts tickets into the trash, where they are for a while, and takes them out of it. */
@ApplicationScoped
public class TrashDesk {

    private final TicketVerbs verbs;
    private final BlockedSenders blocked;
    private final DueWork due;
    private final TrashConfig config;
    private final Ids ids;

    TrashDesk(TicketVerbs verbs, BlockedSenders blocked, DueWork due, TrashConfig config, Ids ids) {
        this.verbs = verbs;
        this.blocked = blocked;
        this.due = due;
        this.config = config;
        this.ids = ids;
    }

    /** Whom not to hear from any more. */
    public enum Block {
        NOBODY, SENDER, DOMAIN
    }

    /** It is no longer wanted. */
    @WithTransaction
    public Uni<Change> discard(TicketRef ref, Access access, Act act) {
        return discard(ref, access, false, act);
    }

    /** It was no request at all; more of the kind need not come in. */
    @WithTransaction
    public Uni<Change> discardSpam(TicketRef ref, Access access, Block block, Act act) {
        return discard(ref, access, true, act).call(change -> switch (block) {
            case NOBODY -> Uni.createFrom().voidItem();
            case SENDER -> blocked.block(change.ticket().requester().email(), act);
            case DOMAIN -> blocked.blockDomain(change.ticket().requester().email(), act);
        });
    }

    private Uni<Change> discard(TicketRef ref, Access access, boolean spam, Act act) {
        return verbs.on(ref, access, ticket -> ticket.merging().discard(spam, act))
                .call(change -> due.reschedule(new Due(ids.next(), Purge.KIND, change.ticket().id().toString(),
                        act.at().plus(config.kept()), "")));
    }

    /** It is wanted after all, as it was. */
    @WithTransaction
    public Uni<Change> restore(TicketRef ref, Access access, Act act) {
        return verbs.onAny(ref, access, ticket -> {
            if (!ticket.situation().isTrash()) {
                throw new NotInTrash(ticket.number());
            }
            return ticket.merging().restore(ids.next(), act);
        }).call(change -> due.cancel(Purge.KIND, change.ticket().id().toString()));
    }
}
