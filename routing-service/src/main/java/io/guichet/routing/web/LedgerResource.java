package io.guichet.routing.web;

import java.util.Map;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Callers;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.routing.ledger.LedgerDesk;
import io.guichet.routing.ledger.Rebuild;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path("/api/v1/routing")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routing")
class LedgerResource {

    private final LedgerDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;

    LedgerResource(LedgerDesk desk, Callers callers, Idempotency idempotency) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    /** Derives from the topics who has how much work, and corrects what is kept where it differs. */
    @POST
    @Path("ledger:rebuild")
    @APIResponseSchema(value = Rebuild.class, responseCode = "200")
    public Uni<Response> rebuild(@HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var caller = callers.current();
        caller.require(Permission.ROUTING_ADMINISTER);
        var once = IdempotentRequest.of(caller, "POST routing/ledger:rebuild", idempotencyKey, Map.of());
        return idempotency.answerOnce(once, () -> desk.rebuild().map(Answer::ok));
    }
}
