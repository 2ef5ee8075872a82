package io.guichet.ticket.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.contact.Contact;
import io.guichet.ticket.contact.Organization;
import io.guichet.ticket.contact.PeopleReader.Claimed;
import io.guichet.ticket.contact.Verification;

/** A contact as it is answered. */
record PersonView(UUID id, String email, @Nullable String name, @Nullable String language, int importance,
        @Nullable String level, @Nullable String region, @Nullable UUID accountManager, Verification verification,
        @Nullable Belonging organization, Map<String, Object> fields, @Nullable UUID mergedInto,
        @Nullable String externalId, long revision, Instant createdAt, @Nullable Undeliverable undeliverable) {

    /** Why mails to them do not arrive, and since when: absent while nothing is known against their address. */
    record Undeliverable(String reason, Instant since) {

        static @Nullable Undeliverable of(@Nullable String reason, @Nullable Instant since) {
            return reason == null || since == null ? null : new Undeliverable(reason, since);
        }
    }

    /** The organisation that they belong to. */
    record Belonging(UUID id, String name) {}

    /** An organisation as it is answered. */
    record CompanyView(UUID id, String name, int importance, @Nullable String level, @Nullable String region,
            @Nullable UUID accountManager, @Nullable List<String> domains, Map<String, Object> fields,
            @Nullable UUID mergedInto, @Nullable String externalId, long revision, Instant createdAt) {

        static CompanyView of(Claimed claimed) {
            return of(claimed.organization(), claimed.domains());
        }

        static CompanyView of(Organization organization, @Nullable List<String> domains) {
            var shown = organization.asEventsTellIt();
            return new CompanyView(shown.id(), shown.name(), shown.importance(), shown.level(), shown.region(),
                    shown.accountManager(), domains, Objects.requireNonNullElse(shown.fields(), Map.of()),
                    organization.mergedInto(), organization.externalId(), organization.revision(),
                    organization.createdAt());
        }
    }

    static PersonView of(Contact contact) {
        var shown = contact.asRequester();
        var organization = contact.organization();
        return new PersonView(shown.id(), contact.email().value(), shown.name(), shown.language(),
                shown.importance(), shown.level(), shown.region(), shown.accountManager(), contact.verification(),
                organization == null ? null : new Belonging(organization.id(), organization.name()),
                Objects.requireNonNullElse(shown.fields(), Map.of()), contact.mergedInto(), contact.externalId(),
                contact.revision(), contact.createdAt(),
                Undeliverable.of(shown.undeliverable(), contact.undeliverableSince()));
    }
}
