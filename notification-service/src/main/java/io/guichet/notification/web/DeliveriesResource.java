package io.guichet.notification.web;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Caller;
import io.guichet.http.Callers;
import io.guichet.http.InvalidParameter;
import io.guichet.http.NotAllowed;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.http.TicketScope;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.notification.mail.DeliveryDesk;
import io.guichet.notification.mail.DeliveryFacts;
import io.guichet.notification.mail.DeliveryFilter;
import io.guichet.notification.mail.DeliveryNotFound;
import io.guichet.notification.mail.DeliveryNotResendable;
import io.guichet.notification.mail.DeliveryState;
import io.smallrye.mutiny.Uni;

/** The mails that go out, as those see them who work on their tickets. */
@Cancellable(false)
@Path(DeliveriesResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deliveries")
class DeliveriesResource {

    static final String PATH = "/api/v1/deliveries";

    private final DeliveryDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;

    DeliveriesResource(DeliveryDesk desk, Callers callers, Idempotency idempotency) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    @GET
    @Operation(summary = "The mails of a ticket, or of all tickets, newest first")
    public Uni<RestResponse<Page<DeliveryFacts>>> list(@RestQuery @Nullable UUID ticket,
            @RestQuery @Nullable String state, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor,
            @Context UriInfo uri) {
        return desk.list(new DeliveryFilter(ticket, wanted(state)), TicketScope.of(insider(Permission.TICKET_READ)),
                PageRequest.of(limit, cursor))
                .map(page -> page.response(uri));
    }

    @GET
    @Path("{id:[^/:]+}")
    @Operation(summary = "How far a mail has come")
    public Uni<DeliveryFacts> get(@RestPath UUID id) {
        return desk.find(id, TicketScope.of(insider(Permission.TICKET_READ)));
    }

    /** With the same Message-ID: of a mail that was bounced that is a second copy. */
    @POST
    @Path("{id:[^/:]+}:resend")
    @Operation(summary = "Has a mail sent again that failed or was bounced, or one sent that was withheld")
    @APIResponseSchema(value = DeliveryFacts.class, responseCode = "202")
    public Uni<Response> resend(@RestPath UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var caller = insider(Permission.TICKET_REPLY);
        var request = IdempotentRequest.of(caller, "POST " + PATH + "/" + id + ":resend", key, Map.of());
        return idempotency.once(request, () -> desk.resend(id, TicketScope.of(caller)).map(Answer::accepted));
    }

    @ServerExceptionMapper
    RestResponse<Problem> notFound(DeliveryNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> notResendable(DeliveryNotResendable failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    /** No customer: among the mails of their tickets are those to colleagues and to outsiders who were asked. */
    private Caller insider(Permission needed) {
        var caller = callers.current();
        caller.require(needed);
        if (caller instanceof Caller.Customer) {
            throw new NotAllowed(Permission.TICKET_NOTE);
        }
        return caller;
    }

    private static @Nullable DeliveryState wanted(@Nullable String state) {
        if (state == null) {
            return null;
        }
        return Stream.of(DeliveryState.values()).filter(known -> known.name().equals(state)).findFirst()
                .orElseThrow(() -> new InvalidParameter("state", "must be QUEUED, SENT, FAILED, BOUNCED or WITHHELD"));
    }
}
