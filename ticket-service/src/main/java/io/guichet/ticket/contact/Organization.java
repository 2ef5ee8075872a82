package io.guichet.ticket.contact;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot.OrganizationRef;

/** An organisation that customers belong to. */
@Entity
public class Organization {

    @Id
    private UUID id;
    private String name;
    private int importance;
    private @Nullable String level;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Organization() {}

    Organization(UUID id, String name, int importance, @Nullable String level, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.importance = importance;
        this.level = level;
        this.createdAt = createdAt;
    }

    public OrganizationRef asEventsTellIt() {
        return new OrganizationRef(id, name, importance, level);
    }

    Instant createdAt() {
        return createdAt;
    }
}
