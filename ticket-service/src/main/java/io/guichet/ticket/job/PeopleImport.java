package io.guichet.ticket.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.http.IfMatch;
import io.guichet.http.Permission;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.ticket.Patch;
import io.guichet.ticket.Row;
import io.guichet.ticket.contact.ContactDesk;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.contact.NewContact;
import io.guichet.ticket.contact.OrganizationDesk;
import io.guichet.ticket.contact.PersonEdit;
import io.smallrye.mutiny.Uni;

/** Makes or changes a contact or an organisation by a line: the same line again changes nothing. */
@Singleton
class PeopleImport {

    private static final String ORGANIZATION = """
            select id, merged_into from (
                select id, merged_into, 1 place from organization where external_source = $1 and external_id = $2
                union all select id, merged_into, 2 from organization where id = $3) found order by place""";
    private static final Pattern OUR_ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final ContactDesk contacts;
    private final OrganizationDesk organizations;
    private final CurrentTransaction transaction;
    private final ObjectMapper json;

    PeopleImport(ContactDesk contacts, OrganizationDesk organizations, CurrentTransaction transaction,
            ObjectMapper json) {
        this.contacts = contacts;
        this.organizations = organizations;
        this.transaction = transaction;
        this.json = json;
    }

    /**
     * A person or an organisation; an export writes the same, and more.
     *
     * @param organization external id, or our own, of the one that a contact belongs to
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(@Nullable String externalId, @Nullable String email, @Nullable String name, @Nullable String language,
            @Nullable Integer importance, @Nullable String level, @Nullable String region,
            @Nullable UUID accountManager, @Nullable String organization, @Nullable List<String> domains,
            @Nullable Map<String, Object> fields) {}

    Uni<Void> contact(ItemWork.Order order, ImportOptions options, String content) {
        order.worker().require(Permission.CONTACT_WRITE);
        var line = read(content);
        var address = EmailAddress.parse(Objects.requireNonNullElse(line.email(), ""))
                .orElseThrow(() -> new JobRefused("email: is no mail address"));
        return organization(options, line.organization())
                .invoke(found -> {
                    if (found.isEmpty() && line.organization() != null) {
                        throw new JobRefused("organization: there is no " + line.organization());
                    }
                })
                .chain(found -> contacts
                        .put(new NewContact(address, edit(line, found.map(Named::target)), options.source(),
                                line.externalId()), order.act()))
                .replaceWithVoid();
    }

    Uni<Void> organization(ItemWork.Order order, ImportOptions options, String content) {
        order.worker().require(Permission.CONTACT_WRITE);
        var line = read(content);
        if (line.name() == null || line.externalId() == null) {
            throw new JobRefused("name and externalId: are needed");
        }
        var domains = Optional.ofNullable(line.domains());
        return organization(options, line.externalId()).chain(found -> found.isPresent()
                ? organizations.change(found.get().itself(), IfMatch.optional(null), edit(line, Optional.empty()),
                        domains,
                        order.act())
                : organizations.add(edit(line, Optional.empty()), domains.orElse(List.of()), options.source(),
                        line.externalId(), order.act()))
                .replaceWithVoid();
    }

    /** An organisation, and the one that it was merged into. */
    private record Named(UUID id, Optional<UUID> mergedInto) {

        UUID target() {
            return mergedInto.orElse(id);
        }

        UUID itself() {
            if (mergedInto.isPresent()) {
                throw new JobRefused("externalId: is merged into " + mergedInto.get());
            }
            return id;
        }
    }

    private Uni<Optional<Named>> organization(ImportOptions options, @Nullable String externalId) {
        return externalId == null
                ? Uni.createFrom().item(Optional.empty())
                : transaction.select(ORGANIZATION, options.source(), externalId, ourId(externalId))
                        .map(rows -> rows.stream().map(Row::new)
                                .map(row -> new Named(row.id(0), Optional.ofNullable(row.idOrNull(1)))).findFirst());
    }

    private static @Nullable UUID ourId(String text) {
        return OUR_ID.matcher(text).matches() ? UUID.fromString(text) : null;
    }

    private static PersonEdit edit(Line line, Optional<UUID> organization) {
        Map<String, @Nullable Object> fields = new HashMap<>(
                Objects.<Map<String, Object>>requireNonNullElse(line.fields(), Map.of()));
        return new PersonEdit(given(line.name()), given(line.language()), Optional.ofNullable(line.importance()),
                given(line.level()), given(line.region()), given(text(line.accountManager())),
                given(text(organization.orElse(null))), fields);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static Patch given(@Nullable String value) {
        return value == null ? Patch.KEEP : Patch.to(value);
    }

    private Line read(String content) {
        try {
            return json.readValue(content, Line.class);
        } catch (JsonProcessingException failure) {
            throw new JobRefused(failure.getOriginalMessage());
        }
    }
}
