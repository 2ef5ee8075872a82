package io.guichet.ticket.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.InvalidParameter;
import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.macro.MacroDesk;
import io.guichet.ticket.macro.MacroDesk.Offered;
import io.smallrye.mutiny.Uni;

/** Macros as agents use them; administrators configure them among the settings. */
@Cancellable(false)
@Path(MacroResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Macros")
class MacroResource {

    static final String PATH = "/api/v1/macros";

    private final Visits visits;
    private final MacroDesk desk;
    private final TicketViews views;
    private final Idempotency idempotency;

    MacroResource(Visits visits, MacroDesk desk, TicketViews views, Idempotency idempotency) {
        this.visits = visits;
        this.desk = desk;
        this.views = views;
        this.idempotency = idempotency;
    }

    /** A ticket that a macro is used on. */
    record Use(@NotBlank String ticket) {}

    @GET
    @Operation(summary = "The macros for a ticket with their texts filled in, the most used first")
    public Uni<Page<Offered>> offered(@RestQuery @Nullable String ticket) {
        var visit = visits.of(Permission.TICKET_EDIT);
        if (ticket == null) {
            throw new InvalidParameter("ticket", "is missing: the id or number of a ticket");
        }
        return desk.offered(TicketRef.parse(ticket), visit.scope(), visit.act()).map(all -> new Page<>(all, null));
    }

    @POST
    @Path("{key}/uses")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Carries a macro out on a ticket: all of it, or nothing")
    public Uni<Response> use(@RestPath String key, @Valid @NotNull Use sent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var visit = visits.of(Permission.TICKET_EDIT);
        var access = visit.access(ifMatch);
        var once = IdempotentRequest.of(visit.caller(), "POST " + PATH + "/" + key + "/uses", idempotencyKey, sent);
        return Contention.outlast(() -> idempotency.once(once,
                () -> desk.use(key, TicketRef.parse(sent.ticket()), visit.caller(), access, visit.act())
                        .map(ticket -> Answer.ok(views.of(ticket, visit)))));
    }
}
