package io.guichet.sla.policy.web;

import java.net.URI;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Callers;
import io.guichet.http.Cursor;
import io.guichet.http.ETags;
import io.guichet.http.IfMatch;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.reliable.Ids;
import io.guichet.sla.policy.Policy;
import io.guichet.sla.policy.PolicyDesk;
import io.guichet.sla.policy.PolicyDesk.Place;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path(PolicyResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies")
class PolicyResource {

    static final String PATH = "/api/v1/sla-policies";

    private final PolicyDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;
    private final Ids ids;

    PolicyResource(PolicyDesk desk, Callers callers, Idempotency idempotency, Ids ids) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
        this.ids = ids;
    }

    /** All of them, in the order in which they are asked. */
    @GET
    public Uni<RestResponse<Page<PolicyView>>> list(@RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        callers.current().require(Permission.SLA_READ);
        var asked = PageRequest.of(limit, cursor);
        var after = asked.after().map(PolicyResource::place);
        return desk.list(after, asked.fetch()).map(found -> Page.of(found, asked,
                policy -> Cursor.of(policy.details().position(), policy.id())).map(PolicyView::of).response(uri));
    }

    private static Place place(Cursor cursor) {
        return new Place(cursor.number(0).orElse(-1L), cursor.id(1).orElse(new UUID(0, 0)));
    }

    @GET
    @Path("{id}")
    public Uni<RestResponse<PolicyView>> get(@RestPath UUID id) {
        callers.current().require(Permission.SLA_READ);
        return desk.find(id).map(PolicyResource::shown);
    }

    /** Every version, the newest first; also of a policy that was removed, since tickets may still keep its promise. */
    @GET
    @Path("{id}/versions")
    public Uni<Page<PolicyView>> versions(@RestPath UUID id) {
        callers.current().require(Permission.SLA_READ);
        return desk.versions(id).map(versions -> new Page<>(
                versions.stream().map(version -> PolicyView.of(id, version)).toList(), null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(@Valid @NotNull PolicyBody body,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var caller = callers.current();
        caller.require(Permission.SLA_ADMINISTER);
        var once = IdempotentRequest.of(caller, "POST " + PATH, idempotencyKey, body);
        return idempotency.once(once, () -> desk.create(ids.next(), body.details())
                .map(created -> Answer.created(URI.create(PATH + "/" + created.id()),
                        ETags.of(created.version()), PolicyView.of(created))));
    }

    /** Makes a new version; promises made by earlier ones stay as they are. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<PolicyView>> put(@RestPath UUID id, @Valid @NotNull PolicyBody body,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        callers.current().require(Permission.SLA_ADMINISTER);
        return desk.change(id, body.details(), IfMatch.required(ifMatch)::verify).map(PolicyResource::shown);
    }

    @DELETE
    @Path("{id}")
    public Uni<RestResponse<Void>> delete(@RestPath UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        callers.current().require(Permission.SLA_ADMINISTER);
        return desk.remove(id, IfMatch.optional(ifMatch)::verify).replaceWith(RestResponse.noContent());
    }

    private static RestResponse<PolicyView> shown(Policy policy) {
        return RestResponse.ResponseBuilder.ok(PolicyView.of(policy))
                .header(HttpHeaders.ETAG, ETags.of(policy.version())).build();
    }
}
