package io.guichet.routing.directory;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;

@ApplicationScoped
class Agents implements PanacheRepositoryBase<Agent, UUID> {}
