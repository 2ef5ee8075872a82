package io.guichet.routing.rule.web;

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

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
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
import io.guichet.routing.history.Edit;
import io.guichet.routing.history.Version;
import io.guichet.routing.rule.Failures;
import io.guichet.routing.rule.RoutingRule;
import io.guichet.routing.rule.RuleDesk;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path(RuleResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routing")
class RuleResource {

    static final String PATH = "/api/v1/routing/rules";

    private final RuleDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;
    private final Ids ids;

    RuleResource(RuleDesk desk, Callers callers, Idempotency idempotency, Ids ids) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
        this.ids = ids;
    }

    /** In the order in which they are asked. */
    @GET
    public Uni<RestResponse<Page<RuleView>>> list(@RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        callers.current().require(Permission.ROUTING_EXPLAIN);
        var asked = PageRequest.of(limit, cursor);
        return desk.list(asked.after().map(RuleResource::place).orElse(null), asked.fetch())
                .map(found -> Page.of(found, asked, rule -> Cursor.of(rule.details().position(), rule.id())))
                .chain(page -> desk.failures().map(
                        failures -> page.map(rule -> RuleView.of(rule, failures.get(rule.id()))).response(uri)));
    }

    private static RuleDesk.Place place(Cursor after) {
        return new RuleDesk.Place(Math.clamp(after.number(0).orElse(0L), 0, Integer.MAX_VALUE),
                after.id(1).orElse(new UUID(0, 0)));
    }

    /** How a rule has been described, the newest version first. */
    @GET
    @Path("{id}/versions")
    public Uni<RestResponse<Page<Version>>> versions(@RestPath UUID id, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        callers.current().require(Permission.ROUTING_EXPLAIN);
        var asked = PageRequest.of(limit, cursor);
        return desk.versions(id, Version.before(asked), asked.fetch())
                .map(found -> Version.page(found, asked).response(uri));
    }

    @GET
    @Path("{id}")
    public Uni<RestResponse<RuleView>> get(@RestPath UUID id) {
        callers.current().require(Permission.ROUTING_EXPLAIN);
        return desk.find(id).chain(rule -> desk.failures()
                .map(failures -> shown(rule, failures.get(id), RestResponse.Status.OK)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = RuleView.class, responseCode = "201")
    public Uni<Response> create(@Valid @NotNull RuleBody body,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var caller = callers.current();
        caller.require(Permission.ROUTING_ADMINISTER);
        var once = IdempotentRequest.of(caller, "POST " + PATH, idempotencyKey, body);
        return idempotency.once(once, () -> desk.save(ids.next(), body.details(), Edit.by(caller.name()))
                .map(saved -> Answer.created(URI.create(PATH + "/" + saved.entry().id()),
                        ETags.of(saved.entry().version()), RuleView.of(saved.entry(), null))));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<RuleView>> put(@RestPath UUID id, @Valid @NotNull RuleBody body,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return desk.save(id, body.details(), edit(ifMatch))
                .chain(saved -> desk.failures().map(failures -> shown(saved.entry(), failures.get(id),
                        saved.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK)));
    }

    @DELETE
    @Path("{id}")
    public Uni<RestResponse<Void>> delete(@RestPath UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return desk.remove(id, edit(ifMatch)).replaceWith(RestResponse.noContent());
    }

    private Edit edit(@Nullable String ifMatch) {
        var caller = callers.current();
        caller.require(Permission.ROUTING_ADMINISTER);
        return new Edit(caller.name(), IfMatch.optional(ifMatch)::verify);
    }

    private static RestResponse<RuleView> shown(RoutingRule rule, @Nullable Failures failures,
            RestResponse.Status status) {
        return RestResponse.ResponseBuilder.create(status, RuleView.of(rule, failures))
                .header(HttpHeaders.ETAG, ETags.of(rule.version())).build();
    }
}
