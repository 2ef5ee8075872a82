package io.guichet.routing;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class RoutedTickets implements PanacheRepositoryBase<RoutedTicket, UUID> {

    /** The ticket, kept from others; null if routing has not heard of it before. */
    Uni<RoutedTicket> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
