package io.guichet.ticket.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.guichet.http.NotAllowed;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.ticket.contact.Contact;
import io.guichet.ticket.contact.PeopleReader;
import io.guichet.ticket.contact.PeopleReader.Claimed;
import io.smallrye.mutiny.Multi;

/** Exports contacts and organisations, as an import of them reads it. */
@Cancellable(false)
@Path(ExportResource.PATH)
@Tag(name = "Jobs")
class PeopleExportResource {

    private static final List<String> CONTACT = List.of("externalId", "id", "email", "name", "language", "importance",
            "level", "region", "accountManager", "organization", "organizationName", "verification", "fields",
            "createdAt");
    private static final List<String> ORGANIZATION = List.of("externalId", "id", "name", "importance", "level",
            "region", "accountManager", "domains", "fields", "createdAt");

    private final Visits visits;
    private final PeopleReader people;

    PeopleExportResource(Visits visits, PeopleReader people) {
        this.visits = visits;
        this.people = people;
    }

    @GET
    @Path("contacts.ndjson")
    @Produces("application/x-ndjson")
    @Operation(summary = "All contacts, newest first")
    public Multi<Map<String, Object>> contactLines() {
        return contacts();
    }

    @GET
    @Path("contacts.csv")
    @Produces("text/csv")
    @Operation(summary = "The same as CSV with a line of names")
    public Multi<String> contactTable() {
        return Exported.table(contacts(), CONTACT);
    }

    @GET
    @Path("organizations.ndjson")
    @Produces("application/x-ndjson")
    @Operation(summary = "All organisations with their domains, by name")
    public Multi<Map<String, Object>> organizationLines() {
        return organizations();
    }

    @GET
    @Path("organizations.csv")
    @Produces("text/csv")
    @Operation(summary = "The same as CSV with a line of names")
    public Multi<String> organizationTable() {
        return Exported.table(organizations(), ORGANIZATION);
    }

    private Multi<Map<String, Object>> contacts() {
        requireFullReach();
        return Exported.rows(PageRequest.MOST,
                page -> people.contacts(Optional.empty(), page).map(found -> found.map(PeopleExportResource::row)));
    }

    private Multi<Map<String, Object>> organizations() {
        requireFullReach();
        return Exported.rows(PageRequest.MOST,
                page -> people.claims(page).map(found -> found.map(PeopleExportResource::row)));
    }

    /** People have no department: whoever sees a part of the tickets finds anybody, but does not take all away. */
    private void requireFullReach() {
        if (!visits.of(Permission.CONTACT_READ).scope().isEverything()) {
            throw NotAllowed.withoutFullReach();
        }
    }

    private static Map<String, Object> row(Contact contact) {
        var shown = contact.asRequester();
        var organization = contact.organization();
        return new Exported.Cells().put("externalId", contact.externalId()).put("id", contact.id())
                .put("email", contact.email().value())
                .put("name", shown.name()).put("language", shown.language()).put("importance", shown.importance())
                .put("level", shown.level()).put("region", shown.region())
                .put("accountManager", shown.accountManager()).put("organization", contact.organizationKey())
                .put("organizationName", organization == null ? null : organization.name())
                .put("verification", contact.verification())
                .put("fields", Objects.requireNonNullElse(shown.fields(), Map.of()))
                .put("createdAt", contact.createdAt()).row();
    }

    private static Map<String, Object> row(Claimed claimed) {
        var organization = claimed.organization();
        var shown = organization.asEventsTellIt();
        return new Exported.Cells().put("externalId", organization.key()).put("id", shown.id())
                .put("name", shown.name()).put("importance", shown.importance()).put("level", shown.level())
                .put("region", shown.region()).put("accountManager", shown.accountManager())
                .put("domains", claimed.domains())
                .put("fields", Objects.requireNonNullElse(shown.fields(), Map.of()))
                .put("createdAt", organization.createdAt()).row();
    }
}
