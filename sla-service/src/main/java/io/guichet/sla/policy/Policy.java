package io.guichet.sla.policy;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

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

    /** Read once for all the tickets of a batch. */
    @Transient
    private @Nullable PolicyDetails details;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Policy() {}

    Policy(UUID id, PolicyDetails described) {
        this();
        this.id = id;
        take(described);
    }

    /** Takes another description; false when it says the same already. */
    boolean become(PolicyDetails described) {
        if (described.equals(details())) {
            return false;
        }
        take(described);
        return true;
    }

    private void take(PolicyDetails described) {
        position = described.position();
        calendar = described.calendar();
        content = StoredJson.write(described);
        details = described;
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
        var read = details == null ? StoredJson.read(content, PolicyDetails.class) : details;
        details = read;
        return read;
    }

    String content() {
        return content;
    }
}
