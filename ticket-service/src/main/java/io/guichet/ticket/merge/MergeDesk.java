package io.guichet.ticket.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Change;
import io.guichet.ticket.Departure;
import io.guichet.ticket.Remains;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.guichet.ticket.pending.PendingDesk;
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
    private final PendingDesk pending;

    MergeDesk(TicketVerbs verbs, Lineage lineage, PendingDesk pending) {
        this.verbs = verbs;
        this.lineage = lineage;
        this.pending = pending;
    }

    /**
     * What becomes part of another ticket.
     *
     * @param inCopy whether customers who are not the target's get in copy what is answered there: else nobody would
     *            answer them, and their tickets are refused
     */
    public record Sources(List<TicketRef> tickets, boolean inCopy) {}

    /** The sources become part of the target; the change of the target. */
    @WithTransaction
    public Uni<Change> merge(TicketRef target, Sources sources, Access access, Act act) {
        return verbs.idOf(target)
                .chain(into -> allIds(sources.tickets()).chain(from -> {
                    if (from.contains(into) || from.stream().distinct().count() < from.size()) {
                        throw new MergeRefused("A ticket is merged into another one, once");
                    }
                    return verbs.takeAll(Stream.concat(Stream.of(into), from.stream()).toList(), access)
                            .chain(taken -> merge(one(taken, into), from.stream().map(id -> one(taken, id)).toList(),
                                    sources.inCopy(), act));
                }));
    }

    private Uni<Change> merge(Ticket target, List<Ticket> sources, boolean inCopy, Act act) {
        Access.inPlace(target);
        sources.forEach(Access::inPlace);
        var last = Uni.createFrom().<Change>nullItem();
        for (var source : sources) {
            var together = source.requester().id().equals(target.requester().id());
            if (!together && !inCopy) {
                throw new MergeRefused("%s and %s are of different customers: nobody would answer the one of %s"
                        .formatted(target.number(), source.number(), source.number()));
            }
            last = last.chain(() -> mergeOne(target, source, !together, act));
        }
        return last;
    }

    private Uni<Change> mergeOne(Ticket target, Ticket source, boolean inCopy, Act act) {
        var waiting = source.merging().waiting();
        return pending.refuseAll(source, "The ticket became part of " + target.number(), act)
                .chain(() -> verbs.keep(source.merging().into(target, inCopy, act)))
                .chain(() -> verbs.keep(target.merging().takeIn(source, waiting, verbs.owners(), act)));
    }

    /** The source is a ticket of its own again; the change of the source. */
    @WithTransaction
    public Uni<Change> unmerge(TicketRef ref, Access access, Act act) {
        return verbs.idOf(ref).chain(source -> lineage.above(source)
                .chain(above -> verbs.takeAll(Stream.concat(Stream.of(source), above.stream()).toList(),
                        ofTwo(source, above, access))
                        .map(taken -> Stream.concat(Stream.of(source), above.stream()).map(id -> one(taken, id))
                                .toList())))
                .chain(chain -> unmerge(chain, act));
    }

    /** Whoever may act on the two that part, need not on what the one that stays is part of. */
    private static Access ofTwo(UUID source, List<UUID> above, Access access) {
        return (ref, ticket) -> {
            if (ticket.id().equals(source) || above.indexOf(ticket.id()) == 0) {
                access.check(ref, ticket);
            }
        };
    }

    private Uni<Change> unmerge(List<Ticket> chain, Act act) {
        requireWhole(chain);
        var source = chain.getFirst();
        var target = chain.get(1);
        var inherited = source.merging().waiting();
        var mergedAt = Objects.requireNonNull(source.merging().since());
        return lineage.claim(source.id()).chain(own -> verbs
                .keep(source.merging().outOf(target, own, verbs.owners(), act))
                .call(() -> letGo(chain.subList(1, chain.size()), new Parting(
                        new Departure(source, target, mergedAt, own), inherited, act))));
    }

    /** Refuses what is no part of another, or has become so, or no longer, while its rows were waited for. */
    private static void requireWhole(List<Ticket> chain) {
        for (var place = 0; place < chain.size(); place++) {
            var above = place + 1 < chain.size() ? chain.get(place + 1).id() : null;
            if (chain.size() == 1 || !Objects.equals(chain.get(place).situation().mergedInto(), above)) {
                throw new MergeRefused("The ticket %s is not part of another one".formatted(chain.getFirst().number()));
            }
        }
    }

    /** From the target upwards: what the one waits for, the one above may wait for because of it. */
    private Uni<Void> letGo(List<Ticket> tickets, Parting parting) {
        var all = Uni.createFrom().voidItem();
        for (var ticket : tickets) {
            all = all.chain(() -> letGo(ticket, parting)).replaceWithVoid();
        }
        return all;
    }

    private Uni<Change> letGo(Ticket ticket, Parting parting) {
        return lineage.heard(ticket.id()).chain(heard -> remains(ticket, parting, heard))
                .chain(left -> verbs.keep(ticket.merging().letGo(parting.gone(), left, parting.act())));
    }

    private Uni<Remains> remains(Ticket ticket, Parting parting, Instant heard) {
        var present = ticket.merging().waiting();
        return parting.brought(present)
                ? lineage.remains(ticket.id(), parting.gone().source().id(), heard)
                : Uni.createFrom().item(new Remains(present, null, heard));
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

    /** A ticket that leaves, and since when it waited when it was merged. */
    private record Parting(Departure gone, @Nullable Instant inherited, Act act) {

        /** Whether a ticket waits because of it. */
        boolean brought(@Nullable Instant waiting) {
            return waiting != null && (waiting.equals(inherited)
                    || gone.said().stream().anyMatch(one -> one.at().equals(waiting)));
        }
    }
}
