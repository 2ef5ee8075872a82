package io.guichet.sla.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;

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
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.http.Callers;
import io.guichet.http.Cursor;
import io.guichet.http.InvalidParameter;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.TicketScope;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.sla.Recomputation;
import io.guichet.sla.Recomputation.Change;
import io.guichet.sla.Recomputation.Selection;
import io.guichet.sla.RecomputationDesk;
import io.guichet.sla.RecomputationDesk.Place;
import io.guichet.sla.RecomputationDesk.Wish;
import io.guichet.sla.action.Unusable;
import io.smallrye.mutiny.Uni;

/** Promising chosen tickets anew by the policies and calendars of now. */
@Cancellable(false)
@Path(RecomputationResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recomputations")
class RecomputationResource {

    static final String PATH = "/api/v1/sla/recomputations";
    private static final UUID BEGINNING = new UUID(0, 0);

    private final RecomputationDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;

    RecomputationResource(RecomputationDesk desk, Callers callers, Idempotency idempotency) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    /**
     * What is asked for.
     *
     * @param tickets these, as far as they are open; if absent all open ones that fit {@code policy}, {@code department} and {@code priority}
     * @param all must be true when nothing else chooses
     * @param dryRun true if absent: nothing is changed without saying so
     */
    record RecomputationBody(@Nullable @Size(min = 1, max = 1000) List<@NotNull UUID> tickets, @Nullable UUID policy,
            @Nullable String department, @Nullable Priority priority, @Nullable Boolean all, @Nullable Boolean dryRun,
            @NotBlank @Size(max = 500) String reason) {

        Wish wish() {
            if (tickets == null && policy == null && department == null && priority == null
                    && !Boolean.TRUE.equals(all)) {
                throw new Unusable("", "chooses no tickets: name them, or a policy, department or priority, or all");
            }
            return new Wish(new Selection(tickets == null ? List.of() : tickets, policy, department, priority),
                    dryRun == null || dryRun, reason);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> begin(@Valid @NotNull RecomputationBody body,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var caller = callers.current();
        caller.require(Permission.SLA_ADMINISTER);
        var once = IdempotentRequest.of(caller, "POST " + PATH, idempotencyKey, body);
        return idempotency.once(once, () -> desk.begin(body.wish(), caller)
                .map(begun -> Answer.accepted(begun)
                        .with(HttpHeaders.LOCATION, URI.create(PATH + "/" + begun.id()).toString())));
    }

    /** Those that the caller asked for, or all of them if they see all tickets, the newest first. */
    @GET
    public Uni<RestResponse<Page<Recomputation>>> list(@RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        var caller = callers.current();
        caller.require(Permission.SLA_ADMINISTER);
        var asked = PageRequest.of(limit, cursor);
        return desk.list(caller, asked.after().map(RecomputationResource::place), asked.fetch())
                .map(found -> Page.of(found, asked, job -> Cursor.of(job.createdAt(), job.id())).response(uri));
    }

    private static Place place(Cursor cursor) {
        return cursor.instant(0).flatMap(at -> cursor.id(1).map(id -> new Place(at, id)))
                .orElseThrow(() -> new InvalidParameter(PageRequest.CURSOR, "is not one that this list gave"));
    }

    /** How far it is. */
    @GET
    @Path("{id}")
    public Uni<Recomputation> get(@RestPath UUID id) {
        callers.current().require(Permission.SLA_ADMINISTER);
        return desk.find(id);
    }

    /** For which tickets something changed, or would change, and which were left as they are, for example closed ones. */
    @GET
    @Path("{id}/changes")
    public Uni<RestResponse<Page<Change>>> changes(@RestPath UUID id, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        var caller = callers.current();
        caller.require(Permission.SLA_ADMINISTER);
        var asked = PageRequest.of(limit, cursor);
        return desk.changes(id, asked.after().flatMap(after -> after.id(0)).orElse(BEGINNING), asked.fetch(),
                TicketScope.of(caller))
                .map(found -> Page.of(found, asked, change -> Cursor.of(change.ticketId())).response(uri));
    }
}
