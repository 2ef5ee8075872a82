package io.guichet.ticket.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.http.Causes;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.Act;
import io.guichet.ticket.Change;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.form.FormDesk;
import io.guichet.ticket.form.Submission;
import io.guichet.ticket.web.FormView.Language;
import io.smallrye.mutiny.Uni;

/** Web forms, open to everybody: who fills one in need not sign in. */
@Cancellable(false)
@Path("/api/v1/forms/{publicId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Forms")
class FormResource {

    private final FormDesk desk;
    private final Idempotency idempotency;
    private final Causes causes;
    private final Clock clock;

    FormResource(FormDesk desk, Idempotency idempotency, Causes causes, Clock clock) {
        this.desk = desk;
        this.idempotency = idempotency;
        this.causes = causes;
        this.clock = clock;
    }

    /** A form that was filled in; {@code website} is not shown to people: a robot fills it in. */
    record Filled(@NotBlank @Size(max = 254) String email, @Nullable @Size(max = 200) String name,
            @NotBlank @Size(max = 300) String subject, @Nullable @Size(max = 100) String category,
            @Nullable @Size(max = 50) Map<String, @Size(max = 20_000) String> answers,
            @Nullable @Size(max = 100) Map<String, Object> fields, @Nullable @Size(max = 100_000) String text,
            @Nullable String website) {}

    /** What somebody who is not signed in learns of their ticket. */
    record Received(long number) {}

    @GET
    @PermitAll
    @Operation(summary = "A form with its fields and prompts, in the caller's language")
    public Uni<FormView> show(@RestPath String publicId, @Context HttpHeaders headers) {
        return desk.form(publicId).map(form -> FormView.of(form, Language.of(headers)));
    }

    @POST
    @PermitAll
    @Path("submissions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sends a form; what is missing is said in the caller's language")
    public Uni<Response> submit(@RestPath String publicId, @Valid @NotNull Filled sent, @Context HttpHeaders headers,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        if (sent.website() != null && !sent.website().isBlank()) {
            // A robot learns nothing from the answer: it has a number, as any other, and opens no ticket.
            return desk.passedBy().map(number -> Response.status(Response.Status.CREATED)
                    .entity(new Received(number)).build());
        }
        var address = EmailAddress.parse(sent.email())
                .orElseThrow(() -> InvalidBody.refused("/email", "is not a mail address"));
        var submission = new Submission(address, sent.name(), sent.subject(), sent.category(),
                Objects.requireNonNullElse(sent.answers(), Map.of()),
                Objects.requireNonNullElse(sent.fields(), Map.of()), sent.text(), Language.of(headers));
        var act = new Act(new Actor(Actor.Kind.CUSTOMER, null, address.value()), causes.current(), clock.instant());
        var once = new IdempotentRequest("form:" + publicId, "POST /api/v1/forms", key, List.of(sent));
        return Contention.outlast(() -> idempotency.once(once,
                () -> desk.submit(publicId, submission, act).map(FormResource::received)));
    }

    private static Answer received(Change change) {
        return new Answer(201, Map.of(), new Received(change.ticket().number().value()));
    }
}
