package io.guichet.sla;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketSnapshot;
import io.guichet.http.TicketFields;
import io.guichet.sla.history.Happening;
import io.guichet.sla.history.History;
import io.guichet.sla.history.Promise;
import io.guichet.sla.target.Kept;

/** A ticket as this service knows it: who may see it, and the promise that holds. */
@Entity
@Table(name = "sla_ticket")
class SlaTicket {

    @Id
    private UUID id;

    private long version;
    private long number;
    private String department;
    private @Nullable String groupKey;
    private @Nullable UUID assignee;
    private @Nullable String requesterEmail;
    private @Nullable UUID accountManager;
    private List<String> collaborators = List.of();
    private Instant createdAt;
    private @Nullable String promise;
    private @Nullable String status;
    private @Nullable String snapshot;
    private @Nullable UUID policyId;
    private @Nullable String priority;
    private boolean stuck;
    private boolean whole;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected SlaTicket() {}

    /** Takes a snapshot, unless a newer one is known. */
    void hear(TicketSnapshot heard) {
        if (heard.version() <= version) {
            return;
        }
        var fields = TicketFields.of(heard);
        version = heard.version();
        number = heard.number();
        department = fields.department();
        groupKey = fields.group();
        assignee = fields.assignee();
        requesterEmail = fields.requesterEmail();
        accountManager = fields.accountManager();
        // The same ones in another order are no change of the row.
        collaborators = fields.collaborators().stream().map(UUID::toString).sorted().toList();
        status = heard.status().name();
        priority = heard.priority().name();
        snapshot = StoredJson.write(heard);
    }

    /** Here it begins when it was let in, though it was opened elsewhere before. */
    void letIn(Instant at) {
        createdAt = at;
    }

    /** This promise holds from now on, as far as it can be counted. */
    void keep(Kept kept) {
        promise = kept.promise().map(StoredJson::write).orElse(null);
        policyId = kept.promise().map(Promise::policyId).orElse(null);
        stuck = kept.stuck();
    }

    /** Its beginning is known from now on, if this is what it begins with. */
    void begin(Happening happening) {
        whole |= History.begins(happening, createdAt);
    }

    /** All that is known of it is known; whether that goes back to its beginning. */
    void begin(History complete) {
        whole |= complete.isWhole();
    }

    /** Whether its beginning is known. */
    boolean isWhole() {
        return whole;
    }

    Optional<Promise> promise() {
        return Optional.ofNullable(promise).map(written -> StoredJson.read(written, Promise.class));
    }

    /** As it was last heard of; empty before. */
    Optional<TicketSnapshot> snapshot() {
        return Optional.ofNullable(snapshot).map(written -> StoredJson.read(written, TicketSnapshot.class));
    }

    long number() {
        return number;
    }

    long version() {
        return version;
    }

    UUID id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }
}
