package io.guichet.routing.directory;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;

@ApplicationScoped
class Skills implements PanacheRepositoryBase<Skill, String> {}
