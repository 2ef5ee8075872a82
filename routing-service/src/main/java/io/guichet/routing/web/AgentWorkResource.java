package io.guichet.routing.web;

import java.util.UUID;

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
import io.smallrye.mutiny.Uni;

/** The open work of an agent, who can be removed once there is none. */
@Cancellable(false)
@Path("/api/v1/agents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
class AgentWorkResource {

    private final WorkDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;

    AgentWorkResource(WorkDesk desk, Callers callers, Idempotency idempotency) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    /** How many tickets are offered to others; at most 1000 at a time. */
    record ReleasedView(int tickets) {}

    /** The agent's open tickets are offered to others. */
    @POST
    @Path("{id}/releases")
    @APIResponseSchema(value = ReleasedView.class, responseCode = "202")
    public Uni<Response> release(@RestPath UUID id, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var caller = callers.current();
        caller.require(Permission.DIRECTORY_ADMINISTER);
        var once = IdempotentRequest.of(caller, "POST releases of " + id, idempotencyKey, id);
        return idempotency.once(once, () -> desk.release(id, caller.actor())
                .map(released -> Answer.accepted(new ReleasedView(released))));
    }
}
