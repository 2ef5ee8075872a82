package io.guichet.ticket.contact;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot.OrganizationRef;
import io.guichet.ticket.CustomFields;
import io.guichet.ticket.FieldsColumn;

/** An organisation that customers belong to. */
@Entity
public class Organization {

    @Id
    private UUID id;
    private String name;
    private int importance;
    private @Nullable String level;
    private @Nullable String region;
    private @Nullable UUID accountManager;
    @Convert(converter = FieldsColumn.class)
    private Map<String, Object> fields;
    private @Nullable UUID mergedInto;
    private long revision;
    private @Nullable String externalSource;
    private @Nullable String externalId;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Organization() {}

    Organization(UUID id, String name, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.importance = Contact.USUAL_IMPORTANCE;
        this.fields = new TreeMap<>();
        this.revision = 1;
        this.createdAt = createdAt;
    }

    /** Changes what an agent knows better; false when that is nothing new. */
    boolean change(PersonEdit edit) {
        var before = asEventsTellIt();
        name = Objects.requireNonNullElse(edit.name().or(name), name);
        importance = edit.importance().orElse(importance);
        level = edit.level().or(level);
        region = edit.region().or(region);
        accountManager = edit.accountManager(accountManager);
        fields = CustomFields.merged(fields, edit.fields());
        if (before.equals(asEventsTellIt())) {
            return false;
        }
        revision++;
        return true;
    }

    /** Takes over from another what is not known of this one; the more important of the two counts. */
    void absorb(Organization other) {
        importance = Math.max(importance, other.importance);
        level = level == null ? other.level : level;
        region = region == null ? other.region : region;
        accountManager = accountManager == null ? other.accountManager : accountManager;
        var all = new TreeMap<>(other.fields);
        all.putAll(fields);
        fields = all;
        revision++;
    }

    /** It turned out to be another. */
    void becomes(Organization other) {
        mergedInto = other.id;
        revision++;
    }

    /** Its domains have changed. */
    void revised() {
        revision++;
    }

    /** Its name at the API client that made it. */
    void named(String source, String outside) {
        externalSource = source;
        externalId = outside;
    }

    public UUID id() {
        return id;
    }

    /** The organisation that this one turned out to be. */
    public @Nullable UUID mergedInto() {
        return mergedInto;
    }

    public long revision() {
        return revision;
    }

    public @Nullable String externalId() {
        return externalId;
    }

    /** As an export names it, and an import finds it again. */
    public String key() {
        return externalId == null ? id.toString() : externalId;
    }

    public OrganizationRef asEventsTellIt() {
        return new OrganizationRef(id, name, importance, level, region, accountManager,
                fields.isEmpty() ? null : Map.copyOf(fields));
    }

    public Instant createdAt() {
        return createdAt;
    }
}
