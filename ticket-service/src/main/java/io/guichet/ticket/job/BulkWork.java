package io.guichet.ticket.job;

import jakarta.inject.Singleton;

import io.guichet.http.TicketScope;
import io.guichet.ticket.Access;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.guichet.ticket.macro.TreatmentDesk;
import io.guichet.ticket.trash.TrashDesk;
import io.smallrye.mutiny.Uni;

/** Does a bulk action to one ticket, as the one who asked for it, who must still be allowed to. */
@Singleton
class BulkWork {

    private final TicketVerbs verbs;
    private final TreatmentDesk desk;
    private final TrashDesk trash;

    BulkWork(TicketVerbs verbs, TreatmentDesk desk, TrashDesk trash) {
        this.verbs = verbs;
        this.desk = desk;
        this.trash = trash;
    }

    Uni<Void> run(ItemWork.Order order, BulkAction action, String ticket) {
        var worker = order.worker();
        action.needed().forEach(worker::require);
        var access = Access.within(TicketScope.of(worker));
        var discarded = action.trash();
        if (discarded != null) {
            return trash.discard(TicketRef.parse(ticket), access, discarded, order.act()).replaceWithVoid();
        }
        return verbs.take(TicketRef.parse(ticket), access)
                .chain(taken -> desk.carryOut(action.treatment(), taken, access, order.act()));
    }
}
