package io.guichet.routing.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Callers;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.routing.WorkDesk;
import io.guichet.routing.figures.FigureDesk;
import io.guichet.routing.figures.GroupLoad;
import io.smallrye.mutiny.Uni;

/** The open work of a group: how much there is, and where it goes before the group can be removed. */
@Cancellable(false)
@Path("/api/v1/groups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
class GroupWorkResource {

    private final WorkDesk desk;
    private final FigureDesk figures;
    private final Callers callers;
    private final Idempotency idempotency;

    GroupWorkResource(WorkDesk desk, FigureDesk figures, Callers callers, Idempotency idempotency) {
        this.desk = desk;
        this.figures = figures;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    /** Where the work of a group goes: the key of another. */
    record MoveBody(@NotBlank String to) {}

    /** How many tickets were moved; at most 1000 at a time. */
    record MovedView(int tickets) {}

    /** The group's open tickets become another group's; whoever has one keeps it. */
    @POST
    @Path("{key}/moves")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = MovedView.class, responseCode = "202")
    public Uni<Response> move(@RestPath String key, @Valid @NotNull MoveBody body,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var caller = callers.current();
        caller.require(Permission.DIRECTORY_ADMINISTER);
        var once = IdempotentRequest.of(caller, "POST moves of " + key, idempotencyKey, body);
        return idempotency.once(once, () -> desk.move(key, body.to(), caller.actor())
                .map(moved -> Answer.accepted(new MovedView(moved))));
    }

    /** How busy the group is now: who is there, what they have, and what waits. */
    @GET
    @Path("{key}/load")
    public Uni<GroupLoad> load(@RestPath String key) {
        return figures.load(key, Figures.scope(callers.current(), Permission.ROUTING_EXPLAIN));
    }
}
