package io.guichet.routing.rule.web;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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

import io.guichet.conditions.InvalidCondition;
import io.guichet.http.Callers;
import io.guichet.http.Permission;
import io.guichet.http.TicketScope;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.reliable.Ids;
import io.guichet.routing.Trial;
import io.guichet.routing.TrialDesk;
import io.guichet.routing.directory.MisplacedCondition;
import io.guichet.routing.directory.UnknownReference;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path("/api/v1/routing")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routing")
class TrialResource {

    private static final int USUAL = 1000;

    private final TrialDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;
    private final Ids ids;

    TrialResource(TrialDesk desk, Callers callers, Idempotency idempotency, Ids ids) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
        this.ids = ids;
    }

    /**
     * A rule to be tried.
     *
     * @param id of the rule that it would replace; absent for a new one
     * @param tickets how many to look at, the latest first; 1000 if absent
     */
    record TrialBody(@Nullable UUID id, @Valid @NotNull RuleBody rule,
            @Nullable @Min(1) @Max(5000) Integer tickets) {}

    /** What the rule would have done with tickets of the past; nothing happens. */
    @POST
    @Path("rules:test")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Trial.Result.class, responseCode = "200")
    public Uni<Response> test(@Valid @NotNull TrialBody body,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var caller = callers.current();
        caller.require(Permission.ROUTING_ADMINISTER);
        var once = IdempotentRequest.of(caller, "POST routing/rules:test", idempotencyKey, body);
        return idempotency.answerOnce(once,
                () -> desk.run(body.id() == null ? ids.next() : body.id(), body.rule().details(),
                        body.tickets() == null ? USUAL : body.tickets(), TicketScope.of(caller)).map(Answer::ok)
                        .onFailure(UnknownReference.class)
                        .transform(failure -> ((UnknownReference) failure).in("/rule"))
                        .onFailure(InvalidCondition.class).transform(
                                failure -> new MisplacedCondition("/rule/condition", (InvalidCondition) failure)));
    }
}
