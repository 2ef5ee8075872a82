package io.guichet.sla.watch;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.guichet.sla.StoredJson;

/** A rule as it is now. */
@Entity
@Table(name = "sla_watch_rule")
public class WatchRule {

    @Id
    private UUID id;

    private int version;
    private String name;
    private @Nullable String calendar;
    private String content;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected WatchRule() {}

    WatchRule(UUID id, WatchDetails described) {
        this();
        this.id = id;
        take(described);
    }

    /** Takes another description; false when it says the same already. */
    boolean become(WatchDetails described) {
        if (described.equals(details())) {
            return false;
        }
        take(described);
        return true;
    }

    private void take(WatchDetails described) {
        name = described.name();
        calendar = described.calendar();
        content = StoredJson.write(described);
        version++;
    }

    public UUID id() {
        return id;
    }

    /** +1 with each change. */
    public int version() {
        return version;
    }

    public WatchDetails details() {
        return StoredJson.read(content, WatchDetails.class);
    }
}
