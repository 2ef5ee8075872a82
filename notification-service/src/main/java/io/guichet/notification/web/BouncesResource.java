package io.guichet.notification.web;

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

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Callers;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.notification.mail.BounceDesk;
import io.guichet.notification.mail.BounceDesk.Bounce;
import io.smallrye.mutiny.Uni;

/** For whoever recognises bounces: a mail server's filter, or another part of Guichet. */
@Path("/api/v1/deliveries:bounce")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deliveries")
class BouncesResource {

    private final BounceDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;

    BouncesResource(BounceDesk desk, Callers callers, Idempotency idempotency) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    /** What came back. */
    record BounceBody(@NotBlank @Size(max = 998) String mailId, @NotNull Boolean permanent,
            @NotBlank @Size(max = 4000) String diagnostic) {

        Bounce said() {
            return new Bounce(mailId, permanent, diagnostic);
        }
    }

    /**
     * What became of it.
     *
     * @param known false when no mail of that Message-ID was sent, or it had bounced before
     */
    record BounceView(boolean known) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A mail came back")
    @APIResponseSchema(BounceView.class)
    public Uni<Response> bounce(@Valid @NotNull BounceBody body,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var caller = callers.current();
        caller.require(Permission.MAIL_ADMINISTER);
        return idempotency.once(IdempotentRequest.of(caller, "POST /api/v1/deliveries:bounce", key, body),
                () -> desk.bounced(body.said()).map(known -> Answer.ok(new BounceView(known))));
    }
}
