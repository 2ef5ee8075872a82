package io.guichet.ticket.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.guichet.http.Permission;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.trash.Discarded;
import io.guichet.ticket.trash.TrashDesk;
import io.smallrye.mutiny.Uni;

/** Tickets go to the trash, and come back. */
@Cancellable(false)
@Path(TicketResource.PATH + "/{ref}/trash")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
class TrashResource {

    private final Visits visits;
    private final TrashDesk desk;
    private final TicketViews views;

    TrashResource(Visits visits, TrashDesk desk, TicketViews views) {
        this.visits = visits;
        this.desk = desk;
        this.views = views;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Puts a ticket into the trash, for 30 days; as spam, its sender or domain may be blocked")
    public Uni<RestResponse<TicketView>> discard(@RestPath String ref, @Valid @NotNull Discarded sent) {
        var visit = visits.of(Permission.TICKET_EDIT);
        sent.needed().forEach(visit::require);
        return Contention.outlast(() -> desk.discard(TicketRef.parse(ref), visit.access(null), sent, visit.act()))
                .map(change -> views.answer(change.ticket(), visit));
    }

    @DELETE
    @Operation(summary = "Takes a ticket out of the trash, as it was")
    public Uni<RestResponse<TicketView>> restore(@RestPath String ref) {
        var visit = visits.of(Permission.TICKET_EDIT);
        visit.require(Permission.TICKET_CLOSE);
        return Contention.outlast(() -> desk.restore(TicketRef.parse(ref), visit.access(null), visit.act()))
                .map(change -> views.answer(change.ticket(), visit));
    }
}
