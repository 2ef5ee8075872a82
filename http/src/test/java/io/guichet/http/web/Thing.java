package io.guichet.http.web;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Something that can be created, listed and renamed. */
@Entity
class Thing {

    @Id
    private UUID id;
    private String subject;
    private long revision;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Thing() {}

    Thing(UUID id, String subject) {
        this.id = id;
        this.subject = subject;
        this.revision = 1;
    }

    void rename(String other) {
        subject = other;
        revision++;
    }

    UUID id() {
        return id;
    }

    String subject() {
        return subject;
    }

    long revision() {
        return revision;
    }
}
