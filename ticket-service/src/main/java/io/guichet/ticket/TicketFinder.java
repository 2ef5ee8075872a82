package io.guichet.ticket;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/** Whole tickets by their ids, for features that find them in their own ways. */
@ApplicationScoped
public class TicketFinder {

    private final Tickets tickets;

    TicketFinder(Tickets tickets) {
        this.tickets = tickets;
    }

    /** Those tickets with their requesters, in the order of the ids; one that does not exist is left out. */
    @WithSession
    public Uni<List<Ticket>> inOrder(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tickets.withRequesters(ids).map(found -> {
            Map<UUID, Ticket> byId = found.stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
            return ids.stream().flatMap(id -> Stream.ofNullable(byId.get(id))).toList();
        });
    }
}
