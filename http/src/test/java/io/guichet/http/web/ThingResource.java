package io.guichet.http.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.EntryRemoved;
import io.guichet.events.Priority;
import io.guichet.http.Callers;
import io.guichet.http.Causes;
import io.guichet.http.ETags;
import io.guichet.http.IfMatch;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.reliable.Envelopes;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/things")
@Produces(MediaType.APPLICATION_JSON)
class ThingResource {

    private final ThingDesk desk;
    private final Callers callers;
    private final Causes causes;
    private final Idempotency idempotency;
    private final Envelopes envelopes;

    ThingResource(ThingDesk desk, Callers callers, Causes causes, Idempotency idempotency, Envelopes envelopes) {
        this.desk = desk;
        this.callers = callers;
        this.causes = causes;
        this.idempotency = idempotency;
        this.envelopes = envelopes;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> open(@Valid @NotNull NewThing request,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var once = IdempotentRequest.of(callers.current(), "POST /api/v1/things", key, request);
        return idempotency.once(once, () -> desk.open(request.subject()).map(ThingResource::created));
    }

    @GET
    public Uni<RestResponse<Page<ThingView>>> list(@RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @RestQuery @Max(3) @Nullable Integer depth, @Context UriInfo uri) {
        var asked = PageRequest.of(limit, cursor);
        return desk.list(asked)
                .map(things -> Page.of(things, asked, ThingDesk::position).map(ThingView::of).response(uri));
    }

    @GET
    @Path("sorted")
    public List<Priority> sorted(@RestQuery @Nullable Priority order, @RestQuery List<Priority> orders) {
        return orders;
    }

    @GET
    @Path("unasked")
    public List<String> whoNeverAsksWhoCalls() {
        return List.of("something");
    }

    @GET
    @Path("slow")
    public Uni<Void> slow() {
        return desk.takeTooLong();
    }

    @GET
    @Path("late")
    public Uni<String> late() {
        return Uni.createFrom().completionStage(desk::end).replaceWith("\"too late\"");
    }

    @POST
    @Path("raw")
    @Consumes("message/rfc822")
    public int raw(byte[] content) {
        return content.length;
    }

    @PUT
    @Path("{id}/subject")
    public Uni<ThingView> rename(@RestPath UUID id, @Valid @NotNull NewName name,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return desk.rename(id, name.subject(), IfMatch.required(ifMatch)::verify).map(ThingView::of);
    }

    @GET
    @Path("me")
    public Map<String, Object> me() {
        var caller = callers.current();
        return Map.of("kind", caller.getClass().getSimpleName(), "key", caller.key(), "name", caller.name(),
                "permissions", caller.permissions().stream().map(Permission::key).sorted().toList());
    }

    @GET
    @Path("secrets")
    public String secrets() {
        callers.current().require(Permission.DIRECTORY_ADMINISTER);
        return "\"none\"";
    }

    @GET
    @Path("cause")
    public String cause() {
        return causes.current().by();
    }

    /** What an event would carry and a line of the log would show, once the database has answered. */
    @GET
    @Path("tickets/{id}/trace")
    public Uni<Map<String, Object>> trace(@RestPath String id) {
        return desk.count().map(counted -> Map.of("event", Objects.requireNonNull(
                envelopes.seal(new EntryRemoved(id, 1), causes.current()).traceparent()), "log", MDC.getMap()));
    }

    @GET
    @Path("failure")
    public String failure() {
        throw new IllegalStateException("the password is tiger");
    }

    private static Answer created(Thing thing) {
        return Answer.created(URI.create("/api/v1/things/" + thing.id()), ETags.of(thing.revision()),
                ThingView.of(thing));
    }

    record NewThing(@NotBlank String subject, @Valid @Nullable Contact contact, @Nullable Priority priority,
            @Nullable Integer count, @Nullable Instant due, @Nullable Duration snooze, @Nullable UUID parent,
            @Nullable List<@Valid Contact> others) {}

    record Contact(@Email @NotBlank String email) {}

    record NewName(@NotBlank String subject) {}

    record ThingView(UUID id, String subject, @Nullable String note) {
        static ThingView of(Thing thing) {
            return new ThingView(thing.id(), thing.subject(), null);
        }
    }
}
