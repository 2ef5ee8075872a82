package io.guichet.notification.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.http.Caller;
import io.guichet.http.Callers;
import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.http.Problem;
import io.guichet.http.ProblemType;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.notification.sender.SenderDesk;
import io.guichet.notification.sender.SenderFacts;
import io.guichet.notification.sender.SenderNotFound;
import io.guichet.notification.sender.SenderRefused;
import io.smallrye.mutiny.Uni;

/** The addresses that mails come from, and whether they are proven to be ours. */
@Cancellable(false)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Senders")
class SendersResource {

    private final SenderDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;

    SendersResource(SenderDesk desk, Callers callers, Idempotency idempotency) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    /** Which address is to be confirmed. */
    record AddressBody(@NotBlank @Email @Size(max = 254) String address) {}

    /** What a confirmation link says. */
    record TokenBody(@NotBlank @Size(max = 1000) String token) {}

    @GET
    @Path("senders")
    @Operation(summary = "The addresses of all departments")
    public Uni<Page<SenderFacts>> list() {
        administrator();
        return desk.list().map(found -> new Page<>(found, null));
    }

    @POST
    @Path("senders:ask")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Has a confirmation link sent to an address of a department")
    @APIResponseSchema(value = SenderFacts.class, responseCode = "202")
    public Uni<Response> ask(@Valid @NotNull AddressBody body,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var request = IdempotentRequest.of(administrator(), "POST /api/v1/senders:ask", key, body);
        return idempotency.once(request, () -> desk.ask(body.address()).map(Answer::accepted));
    }

    @POST
    @Path("senders:confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Confirms an address with what its link said")
    @APIResponseSchema(SenderFacts.class)
    public Uni<Response> confirm(@Valid @NotNull TokenBody body,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var caller = administrator();
        var request = IdempotentRequest.of(caller, "POST /api/v1/senders:confirm", key, body);
        return idempotency.once(request, () -> desk.confirm(body.token(), caller.name()).map(Answer::ok));
    }

    @ServerExceptionMapper
    RestResponse<Problem> notFound(SenderNotFound failure) {
        return Problem.of(ProblemType.NOT_FOUND, failure).response();
    }

    @ServerExceptionMapper
    RestResponse<Problem> refused(SenderRefused failure) {
        return Problem.of(ProblemType.CONFLICT, failure).response();
    }

    @CanIgnoreReturnValue
    private Caller administrator() {
        var caller = callers.current();
        caller.require(Permission.MAIL_ADMINISTER);
        return caller;
    }
}
