package io.guichet.routing.directory;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;

@ApplicationScoped
class AgentPresences implements PanacheRepositoryBase<AgentPresence, UUID> {}
