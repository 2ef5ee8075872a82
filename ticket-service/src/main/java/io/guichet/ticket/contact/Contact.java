package io.guichet.ticket.contact;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.TicketSnapshot.OrganizationRef;
import io.guichet.events.TicketSnapshot.Requester;

/** A customer: one per mail address. */
@Entity
public class Contact {

    /** Neither important nor not, of five stars. */
    static final int USUAL_IMPORTANCE = 3;

    @Id
    private UUID id;
    private String email;
    private @Nullable String name;
    private @Nullable String language;
    private int importance;
    private @Nullable String level;
    /** Eager: every event of a ticket tells of both, and one query reads both. */
    @ManyToOne(fetch = FetchType.EAGER)
    private @Nullable Organization organization;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Contact() {}

    /** Somebody who has not written before. */
    public Contact(UUID id, EmailAddress email, @Nullable String name, Instant createdAt) {
        this.id = id;
        this.email = email.value();
        this.name = name;
        this.importance = USUAL_IMPORTANCE;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public EmailAddress email() {
        return new EmailAddress(email);
    }

    public @Nullable String name() {
        return name;
    }

    public @Nullable String language() {
        return language;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** As the author of what they write. */
    public Actor asActor() {
        return new Actor(Actor.Kind.CUSTOMER, id, name == null ? email : name);
    }

    public Requester asRequester() {
        return new Requester(id, name, email, language, importance, level);
    }

    public @Nullable OrganizationRef organization() {
        return organization == null ? null : organization.asEventsTellIt();
    }
}
