package io.guichet.routing.web;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
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
import io.guichet.http.TicketScope;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.routing.SecondLineDesk;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path("/api/v1/tickets/{id}/routing/second-line")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routing")
class SecondLineResource {

    private final SecondLineDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;

    SecondLineResource(SecondLineDesk desk, Callers callers, Idempotency idempotency) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    /** What the second line is to know. */
    record SecondLineBody(@NotBlank @Size(max = 2000) String note) {}

    /** The group that the ticket goes to. */
    record SecondLineView(String group) {}

    /** The ticket needs the second line: it leaves its agent, and is assigned there. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = SecondLineView.class, responseCode = "202")
    public Uni<Response> escalate(@RestPath UUID id, @Valid @NotNull SecondLineBody body,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var caller = callers.current();
        caller.require(Permission.TICKET_EDIT);
        var once = IdempotentRequest.of(caller, "POST second-line of " + id, idempotencyKey, body);
        return idempotency.once(once, () -> desk.escalate(id, body.note(), caller.actor(), TicketScope.of(caller))
                .map(group -> Answer.accepted(new SecondLineView(group))));
    }
}
