package io.guichet.ticket.job;

import jakarta.inject.Singleton;

import io.guichet.http.TicketScope;
import io.guichet.ticket.Access;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.guichet.ticket.macro.TreatmentDesk;
import io.smallrye.mutiny.Uni;

/** Does a bulk action to one ticket, as the one who asked for it, who must still be allowed to. */
@Singleton
class BulkWork {

    private final TicketVerbs verbs;
    private final TreatmentDesk desk;

    BulkWork(TicketVerbs verbs, TreatmentDesk desk) {
        this.verbs = verbs;
        this.desk = desk;
    }

    Uni<Void> run(ItemWork.Order order, BulkAction action, String ticket) {
        var worker = order.worker();
        action.needed().forEach(worker::require);
        var access = Access.within(TicketScope.of(worker));
        return verbs.take(TicketRef.parse(ticket), access)
                .chain(taken -> desk.carryOut(action.treatment(), taken, access, order.act()));
    }
}
