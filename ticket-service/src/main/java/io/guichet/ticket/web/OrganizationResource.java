package io.guichet.ticket.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.ETags;
import io.guichet.http.IfMatch;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.contact.OrganizationDesk;
import io.guichet.ticket.contact.PeopleQuery;
import io.guichet.ticket.contact.PeopleReader;
import io.guichet.ticket.contact.PeopleReader.Claimed;
import io.guichet.ticket.contact.PersonEntry;
import io.guichet.ticket.web.PersonView.CompanyView;
import io.smallrye.mutiny.Uni;

/** Organisations that customers belong to, and the domains that they have claimed. */
@Cancellable(false)
@Path(OrganizationResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Contacts")
class OrganizationResource {

    static final String PATH = "/api/v1/organizations";

    private final Visits visits;
    private final OrganizationDesk desk;
    private final PeopleReader reader;
    private final PeopleEdits edits;
    private final Idempotency idempotency;

    OrganizationResource(Visits visits, OrganizationDesk desk, PeopleReader reader, PeopleEdits edits,
            Idempotency idempotency) {
        this.visits = visits;
        this.desk = desk;
        this.reader = reader;
        this.edits = edits;
        this.idempotency = idempotency;
    }

    @GET
    @Operation(summary = "Organisations by name; with q those whose name has the words")
    public Uni<RestResponse<Page<CompanyView>>> list(@RestQuery @Nullable String q, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        visits.admit(Permission.CONTACT_READ);
        var sought = Optional.ofNullable(q).filter(words -> !words.isBlank()).map(PeopleQuery::new);
        return reader.organizations(sought, PageRequest.of(limit, cursor))
                .map(page -> page.<CompanyView>map(one -> CompanyView.of(one, null)).response(uri));
    }

    @GET
    @Path("{id:[0-9a-fA-F-]{36}}")
    @Operation(summary = "Shows an organisation with its domains")
    public Uni<RestResponse<CompanyView>> show(@RestPath UUID id) {
        visits.admit(Permission.CONTACT_READ);
        return reader.organization(id).map(OrganizationResource::answer);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds an organisation; whoever writes from one of its domains belongs to it")
    public Uni<Response> add(@NotNull Map<String, @Nullable Object> sent,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.of(Permission.CONTACT_WRITE);
        var asked = edits.organization(sent);
        if (asked.edit().name().value() == null) {
            throw InvalidBody.refused("/name", "is missing");
        }
        return idempotency.once(IdempotentRequest.of(visit.caller(), "POST " + PATH, key, sent),
                () -> desk.add(asked.edit(), asked.domains().orElse(List.of()), null, null, visit.act())
                        .chain(reader::withDomains)
                        .map(claimed -> Answer.created(URI.create(PATH + "/" + claimed.organization().id()),
                                ETags.of(claimed.organization().revision()), CompanyView.of(claimed))));
    }

    @PATCH
    @Path("{id:[0-9a-fA-F-]{36}}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes an organisation (JSON Merge Patch); open tickets of its people tell of it")
    public Uni<RestResponse<CompanyView>> change(@RestPath UUID id, @NotNull Map<String, @Nullable Object> patch,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var visit = visits.of(Permission.CONTACT_WRITE);
        var seen = IfMatch.required(ifMatch);
        var asked = edits.organization(patch);
        return desk.change(id, seen, asked.edit(), asked.domains(), visit.act())
                .chain(changed -> reader.organization(changed.id())).map(OrganizationResource::answer);
    }

    @POST
    @Path("{id}:merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes another organisation one with this one: its domains, people and fields come over")
    public Uni<Response> merge(@RestPath UUID id, @Valid @NotNull MergedPerson sent,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.of(Permission.CONTACT_WRITE);
        return idempotency.once(IdempotentRequest.of(visit.caller(), "POST " + PATH + "/" + id + ":merge", key, sent),
                () -> desk.merge(id, sent.source(), visit.act()).chain(reader::withDomains)
                        .map(claimed -> Answer.ok(CompanyView.of(claimed))));
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "What people did to an organisation: merges, newest first")
    public Uni<RestResponse<Page<PersonEntry>>> history(@RestPath UUID id, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        visits.admit(Permission.CONTACT_READ);
        return reader.historyOfOrganization(id, PageRequest.of(limit, cursor)).map(page -> page.response(uri));
    }

    private static RestResponse<CompanyView> answer(Claimed claimed) {
        return RestResponse.ResponseBuilder.ok(CompanyView.of(claimed))
                .header(HttpHeaders.ETAG, ETags.of(claimed.organization().revision())).build();
    }
}
