package io.guichet.ticket.web;

import java.net.URI;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.ETags;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.Change;
import io.guichet.ticket.StatusTable;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketRef;
import io.smallrye.mutiny.Uni;

/** Tickets are opened and changed here. */
@Cancellable(false)
@Path(TicketResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
class TicketResource {

    static final String PATH = "/api/v1/tickets";

    private final Visits visits;
    private final TicketDesk desk;
    private final TicketRequests requests;
    private final TicketViews views;
    private final Idempotency idempotency;

    TicketResource(Visits visits, TicketDesk desk, TicketRequests requests, TicketViews views,
            Idempotency idempotency) {
        this.visits = visits;
        this.desk = desk;
        this.requests = requests;
        this.views = views;
        this.idempotency = idempotency;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Opens a ticket")
    public Uni<Response> open(@Valid @NotNull OpenTicket sent,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.of(Permission.TICKET_OPEN);
        var once = IdempotentRequest.of(visit.caller(), "POST " + PATH, key, sent);
        return MessageText.body(sent.text(), sent.html())
                .map(body -> requests.newTicket(sent, body, visit))
                .chain(asked -> Contention.outlast(() -> idempotency.once(once,
                        () -> requests.with(asked, sent, visit).chain(all -> desk.open(all, visit.act()))
                                .map(change -> created(change, visit)))));
    }

    @PATCH
    @Path("{ref}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes what a ticket is about (JSON Merge Patch)")
    public Uni<RestResponse<TicketView>> edit(@RestPath String ref, @NotNull Map<String, @Nullable Object> patch,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var visit = visits.of(Permission.TICKET_EDIT);
        var access = visit.strictAccess(ifMatch);
        var edit = new MergePatch(patch, requests).edit();
        if (edit.status().filter(StatusTable::isClosing).isPresent()) {
            visit.require(Permission.TICKET_CLOSE);
        }
        var ticket = TicketRef.parse(ref);
        return Contention.outlast(() -> visits.editing(visit, ticket, access, edit,
                () -> desk.edit(ticket, access, edit, visit.act())))
                .map(change -> views.answer(change.ticket(), visit));
    }

    private Answer created(Change change, Visit visit) {
        var ticket = change.ticket();
        return Answer.created(URI.create(PATH + "/" + ticket.id()), ETags.of(ticket.revision()),
                views.of(ticket, visit));
    }
}
