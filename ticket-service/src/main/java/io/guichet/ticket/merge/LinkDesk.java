package io.guichet.ticket.merge;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.TicketScope;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Change;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.guichet.ticket.intake.Guards;
import io.guichet.ticket.intake.Guards.Intent;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Relates tickets, and closes a family of them together. */
@ApplicationScoped
public class LinkDesk {

    private final TicketVerbs verbs;
    private final TicketDesk desk;
    private final Links links;
    private final Guards guards;

    LinkDesk(TicketVerbs verbs, TicketDesk desk, Links links, Guards guards) {
        this.verbs = verbs;
        this.desk = desk;
        this.links = links;
        this.guards = guards;
    }

    /** The first ticket is related to the second; its links. */
    @WithTransaction
    public Uni<UUID> add(TicketRef from, TicketRef to, LinkKind kind, Access access, Act act) {
        return verbs.idOf(from).chain(one -> verbs.idOf(to).chain(other -> {
            if (one.equals(other) || kind == LinkKind.SPLIT) {
                throw new LinkRefused(one.equals(other)
                        ? "A ticket is not related to itself"
                        : "A SPLIT link comes with a split alone");
            }
            return verbs.takeAll(List.of(one, other), access).chain(both -> add(one, other, kind, both, act));
        }));
    }

    private Uni<UUID> add(UUID from, UUID to, LinkKind kind, List<Ticket> both, Act act) {
        var circular = kind == LinkKind.PARENT
                ? links.awaitOthers().chain(() -> links.isBelow(to, from))
                : Uni.createFrom().item(false);
        return circular
                .chain(loops -> {
                    if (loops) {
                        throw new LinkRefused("A ticket is not the parent of what is above it");
                    }
                    return links.add(from, to, kind, act);
                })
                .map(added -> added.orElseThrow(() -> new LinkRefused(
                        "They are related so already, or the ticket has a parent")))
                .call(() -> trace("Linked", both, kind, act));
    }

    /** They are not related so any more. */
    @WithTransaction
    public Uni<Void> remove(TicketRef ref, UUID link, Access access, Act act) {
        return verbs.read(ref, access)
                .chain(ticket -> links.remove(link, ticket.id()))
                .chain(removed -> verbs.takeAll(List.of(removed.from(), removed.to()), Access.toAll())
                        .chain(both -> trace("Unlinked", both, removed.kind(), act)));
    }

    /** What a ticket is related to, as far as the reader sees it. */
    @WithSession
    public Uni<Page<Link>> of(TicketRef ref, TicketScope scope, PageRequest page) {
        return verbs.read(ref, Access.within(scope)).chain(ticket -> links.of(ticket.id(), scope, page));
    }

    /** Closes a ticket and those of its open children that the caller may act on; the change of the ticket itself. */
    @WithTransaction
    public Uni<Change> closeFamily(TicketRef ref, Access access, Access toChildren, Act act) {
        return verbs.idOf(ref)
                .chain(parent -> links.openChildren(parent)
                        .chain(children -> verbs.takeAll(Stream.concat(Stream.of(parent), children.stream()).toList(),
                                Access.toAll()))
                        .chain(family -> closeAll(parent, family, toChildren, act)))
                .chain(() -> desk.close(ref, access, act));
    }

    private Uni<Void> closeAll(UUID parent, List<Ticket> family, Access access, Act act) {
        var all = Uni.createFrom().voidItem();
        for (var ticket : family) {
            var ref = new TicketRef.ById(ticket.id());
            if (!ticket.id().equals(parent) && access.allows(ref, ticket)) {
                all = all.chain(() -> guards.before(ticket, new Intent(false, true)))
                        .chain(() -> desk.close(ref, access, act)).replaceWithVoid();
            }
        }
        return all;
    }

    private Uni<Void> trace(String what, List<Ticket> both, LinkKind kind, Act act) {
        var all = Uni.createFrom().voidItem();
        for (var ticket : both) {
            var other = both.stream().filter(one -> !one.equals(ticket)).findFirst().orElse(ticket);
            var detail = Map.<String, Object>of("kind", kind.name(), "ticket", other.number().value());
            all = all.chain(() -> verbs.keep(Change.noted(ticket, what, detail, act))).replaceWithVoid();
        }
        return all;
    }
}
