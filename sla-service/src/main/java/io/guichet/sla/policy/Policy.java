package io.guichet.sla.policy;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.guichet.sla.StoredJson;

/** A policy as it is now; each change is a new version, and the old ones stay. */
@Entity
@Table(name = "sla_policy")
public class Policy {

    @Id
    private UUID id;

    private int version;
    private int position;
    private @Nullable String calendar;
    private String content;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Policy() {}

    Policy(UUID id, PolicyDetails details) {
        this();
        this.id = id;
        take(details);
    }

    /** Takes another description; false when it says the same already. */
    boolean become(PolicyDetails details) {
        if (details.equals(details())) {
            return false;
        }
        take(details);
        return true;
    }

    private void take(PolicyDetails details) {
        position = details.position();
        calendar = details.calendar();
        content = StoredJson.write(details);
        version++;
    }

    public UUID id() {
        return id;
    }

    /** +1 with each change. */
    public int version() {
        return version;
    }

    public PolicyDetails details() {
        return StoredJson.read(content, PolicyDetails.class);
    }

    String content() {
        return content;
    }
}
