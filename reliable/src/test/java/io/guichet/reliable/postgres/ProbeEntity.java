package io.guichet.reliable.postgres;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** State that changes together with an event. */
@Entity(name = "probe_entity")
class ProbeEntity {

    @Id
    private UUID id;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ProbeEntity() {}

    ProbeEntity(UUID id) {
        this.id = id;
    }
}
