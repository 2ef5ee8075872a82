package io.guichet.routing;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;

@ApplicationScoped
class TicketPasts implements PanacheRepositoryBase<TicketPast, UUID> {}
