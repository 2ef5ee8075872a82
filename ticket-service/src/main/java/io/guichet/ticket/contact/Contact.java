package io.guichet.ticket.contact;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.TicketSnapshot.OrganizationRef;
import io.guichet.events.TicketSnapshot.Requester;
import io.guichet.ticket.CustomFields;
import io.guichet.ticket.FieldsColumn;

/** A customer: one per mail address. */
@Entity
public class Contact {

    /** Neither important nor not, of five stars. */
    static final int USUAL_IMPORTANCE = 3;

    private static final int LONGEST_REASON = 500;

    @Id
    private UUID id;
    private String email;
    private @Nullable String name;
    private @Nullable String language;
    private int importance;
    private @Nullable String level;
    private @Nullable String region;
    private @Nullable UUID accountManager;
    @Convert(converter = FieldsColumn.class)
    private Map<String, Object> fields;
    @Enumerated(EnumType.STRING)
    private Verification verification;
    private @Nullable UUID mergedInto;
    private long revision;
    private @Nullable String externalSource;
    private @Nullable String externalId;
    private @Nullable String undeliverable;
    /** When mails were last said to arrive, or not. */
    private @Nullable Instant undeliverableAt;

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
        this.fields = new TreeMap<>();
        this.verification = Verification.UNVERIFIED;
        this.revision = 1;
        this.createdAt = createdAt;
    }

    /** Changes what an agent knows better; false when that is nothing new. */
    boolean change(PersonEdit edit, @Nullable Organization belongsTo) {
        var before = asRequester();
        var organizationBefore = organization;
        name = edit.name().or(name);
        language = edit.language().or(language);
        level = edit.level().or(level);
        region = edit.region().or(region);
        importance = edit.importance().orElse(importance);
        accountManager = edit.accountManager(accountManager);
        fields = CustomFields.merged(fields, edit.fields());
        organization = belongsTo;
        if (before.equals(asRequester()) && organizationBefore == organization) {
            return false;
        }
        revision++;
        return true;
    }

    /** Their first message showed which language they speak; what is known stays. */
    public void speaks(@Nullable String detected) {
        if (language == null && detected != null) {
            language = detected;
        }
    }

    /** They are at least as sure to be themselves as this; whether that is news. */
    public boolean prove(Verification reached) {
        if (verification.reaches(reached)) {
            return false;
        }
        verification = reached;
        revision++;
        return true;
    }

    /** A mail to their address came back at this instant; whether that is news: neither known nor taken back since. */
    boolean cannotBeReached(String reason, Instant at) {
        if (undeliverable != null || undeliverableAt != null && !at.isAfter(undeliverableAt)) {
            return false;
        }
        undeliverable = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        undeliverableAt = at;
        revision++;
        return true;
    }

    /** They wrote, or somebody knows better; whether that is news. */
    boolean canBeReached(Instant at) {
        if (undeliverable == null || undeliverableAt == null || at.isBefore(undeliverableAt)) {
            return false;
        }
        undeliverable = null;
        undeliverableAt = at;
        revision++;
        return true;
    }

    /** Takes over from another what is not known of this one; the more important of the two counts. */
    void absorb(Contact other) {
        name = name == null ? other.name : name;
        language = language == null ? other.language : language;
        level = level == null ? other.level : level;
        region = region == null ? other.region : region;
        accountManager = accountManager == null ? other.accountManager : accountManager;
        importance = Math.max(importance, other.importance);
        organization = organization == null ? other.organization : organization;
        var all = new TreeMap<>(other.fields);
        all.putAll(fields);
        fields = all;
        revision++;
    }

    /** It turned out to be another. */
    void becomes(Contact other) {
        mergedInto = other.id;
        revision++;
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

    public Verification verification() {
        return verification;
    }

    /** The contact that this one turned out to be. */
    public @Nullable UUID mergedInto() {
        return mergedInto;
    }

    public long revision() {
        return revision;
    }

    public @Nullable String externalId() {
        return externalId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Since when mails to them do not arrive; null while nothing is known against their address. */
    public @Nullable Instant undeliverableSince() {
        return undeliverable == null ? null : undeliverableAt;
    }

    @Nullable
    Organization belongsTo() {
        return organization;
    }

    /** Its name at the API client that made it. */
    void named(String source, String outside) {
        externalSource = source;
        externalId = outside;
    }

    /** As the author of what they write. */
    public Actor asActor() {
        return new Actor(Actor.Kind.CUSTOMER, id, name == null ? email : name);
    }

    public Requester asRequester() {
        return new Requester(id, name, email, language, importance, level, region, accountManager,
                verification.name(), fields.isEmpty() ? null : Map.copyOf(fields), undeliverable);
    }

    /** The organisation as an export names it. */
    public @Nullable String organizationKey() {
        return organization == null ? null : organization.key();
    }

    public @Nullable OrganizationRef organization() {
        return organization == null ? null : organization.asEventsTellIt();
    }
}
