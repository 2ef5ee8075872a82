package io.guichet.ticket.macro;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.MessageKind;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Body;
import io.guichet.ticket.Change;
import io.guichet.ticket.Edit;
import io.guichet.ticket.Outgoing;
import io.guichet.ticket.Then;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.intake.Guards;
import io.guichet.ticket.intake.Guards.Intent;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Treats a ticket, if it may be answered and ended so. */
@ApplicationScoped
public class TreatmentDesk {

    private final TicketDesk desk;
    private final Guards guards;
    private final Ids ids;

    TreatmentDesk(TicketDesk desk, Guards guards, Ids ids) {
        this.desk = desk;
        this.guards = guards;
        this.ids = ids;
    }

    /** Does all of it to a ticket whose row the caller holds. */
    @WithTransaction
    public Uni<Void> carryOut(Treatment treatment, Ticket ticket, Access access, Act act) {
        treatment.requireSendable();
        var edit = treatment.edit(ticket.snapshot().tags());
        return guards.before(ticket, new Intent(treatment.reply() != null, treatment.ends(), edit))
                .chain(() -> Sequence.each(steps(treatment, edit, new TicketRef.ById(ticket.id()), access, act),
                        step -> step.get().replaceWithVoid()));
    }

    private List<Supplier<Uni<Change>>> steps(Treatment treatment, Edit edit, TicketRef ref, Access access, Act act) {
        var steps = new ArrayList<Supplier<Uni<Change>>>();
        Optional.ofNullable(treatment.note()).ifPresent(text -> steps.add(
                () -> desk.write(ref, access, message(MessageKind.NOTE, text), act)));
        Optional.ofNullable(treatment.reply()).ifPresent(text -> steps.add(
                () -> desk.write(ref, access, message(MessageKind.REPLY, text), act)));
        Optional.ofNullable(treatment.assignee()).ifPresent(agent -> steps.add(
                () -> desk.assign(ref, access, agent, act)));
        steps.add(() -> desk.edit(ref, access, edit, act));
        return steps;
    }

    private Outgoing message(MessageKind kind, String text) {
        return Outgoing.of(ids.next(), kind, new Body(text, null), Then.NOTHING);
    }
}
