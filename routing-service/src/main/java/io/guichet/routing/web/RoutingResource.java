package io.guichet.routing.web;

import java.time.Clock;
import java.util.UUID;

import jakarta.validation.Valid;
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

import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.http.Caller;
import io.guichet.http.Callers;
import io.guichet.http.Permission;
import io.guichet.http.TicketScope;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.reliable.Ids;
import io.guichet.routing.ExplanationDesk;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routing")
class RoutingResource {

    private final ExplanationDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;
    private final Ids ids;
    private final Clock clock;

    RoutingResource(ExplanationDesk desk, Callers callers, Idempotency idempotency, Ids ids, Clock clock) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    /** Why the ticket went where it went. */
    @GET
    @Path("tickets/{id}/routing")
    public Uni<RoutingView> explain(@RestPath UUID id) {
        var caller = callers.current();
        caller.require(Permission.ROUTING_EXPLAIN);
        return desk.explain(id, TicketScope.of(caller)).map(RoutingView::of);
    }

    /** Who would get this ticket now; nothing happens. */
    @POST
    @Path("routing:simulate")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = SimulationView.class, responseCode = "200")
    public Uni<Response> simulate(@Valid @NotNull SimulationBody body,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var caller = callers.current();
        caller.require(Permission.ROUTING_EXPLAIN);
        var once = IdempotentRequest.of(caller, "POST routing:simulate", idempotencyKey, body);
        return idempotency.once(once, () -> desk.simulate(body.snapshot(ids.next(), clock.instant()), body.words(),
                new ExplanationDesk.Asker(department -> isTheirs(caller, department),
                        caller.may(Permission.CONTACT_READ)))
                .map(simulation -> Answer.ok(SimulationView.of(simulation))));
    }

    /** Whether the caller may know who works in the department. */
    private static boolean isTheirs(Caller caller, String department) {
        return switch (caller) {
            case Caller.Machine _ -> true;
            case Caller.Customer _ -> false;
            case Caller.Person person -> person.reach() == Reach.ALL || person.departments().contains(department);
        };
    }
}
