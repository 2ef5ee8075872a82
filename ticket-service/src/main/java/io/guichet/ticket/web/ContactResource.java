package io.guichet.ticket.web;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

import io.guichet.http.Caller;
import io.guichet.http.ETags;
import io.guichet.http.IfMatch;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.contact.Contact;
import io.guichet.ticket.contact.ContactDesk;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.contact.Exchange;
import io.guichet.ticket.contact.NewContact;
import io.guichet.ticket.contact.OrganizationNotFound;
import io.guichet.ticket.contact.PeopleQuery;
import io.guichet.ticket.contact.PeopleReader;
import io.guichet.ticket.contact.PersonEntry;
import io.guichet.ticket.contact.Verification;
import io.smallrye.mutiny.Uni;

/** Customers: found, added, changed, and made one. */
@Cancellable(false)
@Path(ContactResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Contacts")
class ContactResource {

    static final String PATH = "/api/v1/contacts";

    private final Visits visits;
    private final ContactDesk desk;
    private final PeopleReader reader;
    private final PeopleEdits edits;
    private final Idempotency idempotency;

    ContactResource(Visits visits, ContactDesk desk, PeopleReader reader, PeopleEdits edits, Idempotency idempotency) {
        this.visits = visits;
        this.desk = desk;
        this.reader = reader;
        this.edits = edits;
        this.idempotency = idempotency;
    }

    /** A contact to be added; the rest is as in a change. */
    record AddContact(@NotBlank @Size(max = 254) String email,
            @Nullable Map<String, @Nullable Object> known, @Nullable @Size(max = 200) String externalId) {}

    /** How sure an agent is of who a contact is, and from what. */
    record Proof(@NotNull Verification level, @NotBlank @Size(max = 1000) String reason) {}

    @GET
    @Operation(summary = "Contacts, newest first; with q the best 50 matches by name or address, without further pages")
    public Uni<RestResponse<Page<PersonView>>> list(@RestQuery @Nullable String q,
            @RestQuery @Nullable UUID organization,
            @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        visits.admit(Permission.CONTACT_READ);
        var page = PageRequest.of(limit, cursor);
        var found = q == null || q.isBlank()
                ? reader.contacts(Optional.ofNullable(organization), page)
                : reader.find(new PeopleQuery(q), Optional.ofNullable(organization),
                        Math.min(page.limit(), PageRequest.USUAL))
                        .map(all -> new Page<>(all, null));
        return found.map(all -> all.<PersonView>map(PersonView::of).response(uri));
    }

    @GET
    @Path("{id:[0-9a-fA-F-]{36}}")
    @Operation(summary = "Shows a contact")
    public Uni<RestResponse<PersonView>> show(@RestPath UUID id) {
        visits.admit(Permission.CONTACT_READ);
        return reader.contact(id).map(ContactResource::answer);
    }

    @GET
    @Path("{id}/timeline")
    @Operation(summary = "All exchanges with a contact, newest first, of the tickets that the caller sees")
    public Uni<RestResponse<Page<Exchange>>> timeline(@RestPath UUID id, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        var visit = visits.of(Permission.CONTACT_READ);
        visit.require(Permission.TICKET_READ);
        return reader.timeline(id, visit.scope(), PageRequest.of(limit, cursor)).map(page -> page.response(uri));
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "What people did to a contact and why: merges, proofs, mails that came back; newest first")
    public Uni<RestResponse<Page<PersonEntry>>> history(@RestPath UUID id, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        visits.admit(Permission.CONTACT_READ);
        return reader.history(id, PageRequest.of(limit, cursor)).map(page -> page.response(uri));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds a contact")
    public Uni<Response> add(@Valid @NotNull AddContact sent, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.of(Permission.CONTACT_WRITE);
        var address = EmailAddress.parse(sent.email())
                .orElseThrow(() -> InvalidBody.refused("/email", "is not a mail address"));
        Map<String, @Nullable Object> known = sent.known() == null ? new HashMap<>() : sent.known();
        var asked = new NewContact(address, edits.contact(known),
                visit.caller() instanceof Caller.Machine machine ? machine.clientId() : null, sent.externalId());
        return idempotency.once(IdempotentRequest.of(visit.caller(), "POST " + PATH, key, sent),
                () -> desk.add(asked, visit.act())
                        .onFailure(OrganizationNotFound.class).transform(unknown("/known/organization"))
                        .map(contact -> Answer.created(URI.create(PATH + "/" + contact.id()),
                                ETags.of(contact.revision()), PersonView.of(contact))));
    }

    @PATCH
    @Path("{id:[0-9a-fA-F-]{36}}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes what is known of a contact (JSON Merge Patch); open tickets tell of it")
    public Uni<RestResponse<PersonView>> change(@RestPath UUID id, @NotNull Map<String, @Nullable Object> patch,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var visit = visits.of(Permission.CONTACT_WRITE);
        var seen = IfMatch.required(ifMatch);
        return desk.change(id, seen, edits.contact(patch), visit.act())
                .onFailure(OrganizationNotFound.class).transform(unknown("/organization"))
                .map(ContactResource::answer);
    }

    @POST
    @Path("{id}:merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes another contact one with this one: its address, tickets and fields come over")
    public Uni<Response> merge(@RestPath UUID id, @Valid @NotNull MergedPerson sent,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.of(Permission.CONTACT_WRITE);
        return idempotency.once(IdempotentRequest.of(visit.caller(), "POST " + PATH + "/" + id + ":merge", key, sent),
                () -> desk.merge(id, sent.source(), visit.act()).map(contact -> Answer.ok(PersonView.of(contact))));
    }

    @PUT
    @Path("{id}/verification")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Confirms that a contact is who they say, with the reason")
    public Uni<RestResponse<PersonView>> confirm(@RestPath UUID id, @Valid @NotNull Proof proof) {
        var visit = visits.of(Permission.CONTACT_WRITE);
        return desk.confirm(id, proof.level(), proof.reason(), visit.act()).map(ContactResource::answer);
    }

    @DELETE
    @Path("{id:[0-9a-fA-F-]{36}}/undeliverable")
    @Operation(summary = "Says that mails to a contact arrive again: automatic ones go to them once more")
    public Uni<RestResponse<PersonView>> reach(@RestPath UUID id) {
        var visit = visits.of(Permission.CONTACT_WRITE);
        return desk.reach(id, visit.act()).map(ContactResource::answer);
    }

    private static Function<OrganizationNotFound, Throwable> unknown(String pointer) {
        return failure -> InvalidBody.refused(pointer, "names no organisation");
    }

    private static RestResponse<PersonView> answer(Contact contact) {
        return RestResponse.ResponseBuilder.ok(PersonView.of(contact))
                .header(HttpHeaders.ETAG, ETags.of(contact.revision())).build();
    }
}
