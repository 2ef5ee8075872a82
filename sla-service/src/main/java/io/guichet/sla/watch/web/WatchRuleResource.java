package io.guichet.sla.watch.web;

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
import io.guichet.sla.watch.WatchDesk;
import io.guichet.sla.watch.WatchRule;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path(WatchRuleResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Watch rules")
class WatchRuleResource {

    static final String PATH = "/api/v1/watch-rules";
    private static final UUID BEGINNING = new UUID(0, 0);

    private final WatchDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;
    private final Ids ids;

    WatchRuleResource(WatchDesk desk, Callers callers, Idempotency idempotency, Ids ids) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
        this.ids = ids;
    }

    /** All of them, by name. */
    @GET
    public Uni<RestResponse<Page<WatchRuleView>>> list(@RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        callers.current().require(Permission.SLA_READ);
        var asked = PageRequest.of(limit, cursor);
        var name = asked.after().flatMap(after -> after.text(0)).orElse("");
        var id = asked.after().flatMap(after -> after.id(1)).orElse(BEGINNING);
        return desk.list(name, id, asked.fetch()).map(found -> Page.of(found, asked,
                rule -> Cursor.of(rule.details().name(), rule.id())).map(WatchRuleView::of).response(uri));
    }

    @GET
    @Path("{id}")
    public Uni<RestResponse<WatchRuleView>> get(@RestPath UUID id) {
        callers.current().require(Permission.SLA_READ);
        return desk.find(id).map(WatchRuleResource::shown);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(@Valid @NotNull WatchRuleBody body,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var caller = callers.current();
        caller.require(Permission.SLA_ADMINISTER);
        var once = IdempotentRequest.of(caller, "POST " + PATH, idempotencyKey, body);
        return idempotency.once(once, () -> desk.create(ids.next(), body.details())
                .map(created -> Answer.created(URI.create(PATH + "/" + created.id()),
                        ETags.of(created.version()), WatchRuleView.of(created))));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<WatchRuleView>> put(@RestPath UUID id, @Valid @NotNull WatchRuleBody body,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        callers.current().require(Permission.SLA_ADMINISTER);
        return desk.change(id, body.details(), IfMatch.required(ifMatch)::verify).map(WatchRuleResource::shown);
    }

    @DELETE
    @Path("{id}")
    public Uni<RestResponse<Void>> delete(@RestPath UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        callers.current().require(Permission.SLA_ADMINISTER);
        return desk.remove(id, IfMatch.optional(ifMatch)::verify).replaceWith(RestResponse.noContent());
    }

    private static RestResponse<WatchRuleView> shown(WatchRule rule) {
        return RestResponse.ResponseBuilder.ok(WatchRuleView.of(rule))
                .header(HttpHeaders.ETAG, ETags.of(rule.version())).build();
    }
}
