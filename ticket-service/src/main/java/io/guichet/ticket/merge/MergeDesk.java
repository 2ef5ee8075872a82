package io.guichet.ticket.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.TicketEvent.Said;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Change;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Makes several tickets one, and takes them apart again. The messages stay where they were written: the target shows
 * them among its own, and nothing has to be moved back but what came for a source meanwhile.
 */
@ApplicationScoped
public class MergeDesk {

    private final TicketVerbs verbs;
    private final Lineage lineage;
    private final Ids ids;

    MergeDesk(TicketVerbs verbs, Lineage lineage, Ids ids) {
        this.verbs = verbs;
        this.lineage = lineage;
        this.ids = ids;
    }

    /** The sources become part of the target; the change of the target. */
    @WithTransaction
    public Uni<Change> merge(TicketRef target, List<TicketRef> sources, Access access, Act act) {
        return verbs.idOf(target)
                .chain(into -> allIds(sources).chain(from -> {
                    if (from.contains(into) || from.stream().distinct().count() < from.size()) {
                        throw new MergeRefused("A ticket is merged into another one, once");
                    }
                    return verbs.takeAll(Stream.concat(Stream.of(into), from.stream()).toList(), access)
                            .chain(taken -> merge(into, from, taken, act));
                }));
    }

    private Uni<Change> merge(UUID target, List<UUID> sources, List<Ticket> taken, Act act) {
        taken.forEach(Access::inPlace);
        var into = one(taken, target);
        var last = Uni.createFrom().<Change>nullItem();
        for (var id : sources) {
            last = last.chain(() -> merge(into, one(taken, id), act));
        }
        return last;
    }

    private Uni<Change> merge(Ticket target, Ticket source, Act act) {
        var waiting = source.merging().waiting();
        return verbs.keep(source.merging().into(target, act))
                .chain(() -> verbs.keep(target.merging().takeIn(source, waiting, act)));
    }

    /** The source is a ticket of its own again; the change of the source. */
    @WithTransaction
    public Uni<Change> unmerge(TicketRef ref, Access access, Act act) {
        return verbs.idOf(ref).chain(source -> lineage.targetOf(source)
                .chain(target -> verbs
                        .takeAll(target.map(into -> List.of(source, into)).orElse(List.of(source)), access)
                        .map(taken -> new Parting(one(taken, source), one(taken, target.orElse(source)), act))))
                .chain(this::unmerge);
    }

    private Uni<Change> unmerge(Parting parting) {
        var source = parting.source();
        var target = parting.target();
        if (!target.id().equals(source.situation().mergedInto())) {
            throw new MergeRefused("The ticket %s is not part of another one".formatted(source.number()));
        }
        return lineage.claim(source.id())
                .chain(own -> lineage.waiting(target.id(), source.id())
                        .chain(waits -> verbs.keep(parting.ofSource(own, ids.next()))
                                .call(() -> verbs.keep(parting.ofTarget(own, waits)))));
    }

    private Uni<List<UUID>> allIds(List<TicketRef> refs) {
        var found = new ArrayList<UUID>();
        var all = Uni.createFrom().<Void>nullItem();
        for (var ref : refs) {
            all = all.chain(() -> verbs.idOf(ref)).invoke(found::add).replaceWithVoid();
        }
        return all.replaceWith(found);
    }

    private static Ticket one(List<Ticket> tickets, UUID id) {
        return tickets.stream().filter(ticket -> ticket.id().equals(id)).findFirst().orElseThrow();
    }

    /** What the two tickets of a merge are when they part. */
    private record Parting(Ticket source, Ticket target, Act act) {

        Change ofSource(List<Said> own, UUID request) {
            return source.merging().outOf(target, own, request, act);
        }

        Change ofTarget(List<Said> own, Lineage.Waits waits) {
            var present = target.merging().waiting();
            var brought = own.stream().anyMatch(one -> one.at().equals(present))
                    || Objects.equals(present, waits.inherited());
            return target.merging().letGo(source, own, brought ? waits.left() : present, waits.mergedAt(), act);
        }
    }
}
