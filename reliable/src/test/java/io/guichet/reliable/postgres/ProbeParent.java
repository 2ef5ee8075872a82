package io.guichet.reliable.postgres;

import java.util.UUID;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.jspecify.annotations.Nullable;

/** State that is written together with another's. */
@Entity(name = "probe_parent")
class ProbeParent {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
    private @Nullable ProbeEntity child;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ProbeParent() {}

    ProbeParent(UUID id) {
        this.id = id;
    }

    void adopt(ProbeEntity entity) {
        child = entity;
    }
}
