package io.guichet.ticket.web;

import java.util.UUID;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketReader;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.company.CompanyDesk;
import io.guichet.ticket.web.TicketView.Assignee;
import io.smallrye.mutiny.Uni;

/** Who was brought into a ticket. */
@Cancellable(false)
@Path(TicketResource.PATH + "/{ref}/collaborators")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Collaboration")
class CollaboratorResource {

    private final Visits visits;
    private final CompanyDesk desk;
    private final TicketReader reader;
    private final TicketViews views;

    CollaboratorResource(Visits visits, CompanyDesk desk, TicketReader reader, TicketViews views) {
        this.visits = visits;
        this.desk = desk;
        this.reader = reader;
        this.views = views;
    }

    @GET
    @Operation(summary = "Colleagues who were brought into a ticket")
    public Uni<Page<Assignee>> list(@RestPath String ref) {
        var visit = visits.ofStaff(Permission.TICKET_READ);
        return reader.ticket(TicketRef.parse(ref), visit.scope()).map(this::page);
    }

    @PUT
    @Path("{agent}")
    @Operation(summary = "Brings a colleague of any department into a ticket, which they see from then on")
    public Uni<Page<Assignee>> join(@RestPath String ref, @RestPath UUID agent) {
        var visit = visits.of(Permission.TICKET_EDIT);
        return Contention.outlast(() -> desk.join(TicketRef.parse(ref), visit.access(null), agent, visit.act()))
                .map(change -> page(change.ticket()));
    }

    @DELETE
    @Path("{agent}")
    @Operation(summary = "A colleague has no more to do with it")
    public Uni<Page<Assignee>> leave(@RestPath String ref, @RestPath UUID agent) {
        var visit = visits.of(Permission.TICKET_EDIT);
        return Contention.outlast(() -> desk.leave(TicketRef.parse(ref), visit.access(null), agent, visit.act()))
                .map(change -> page(change.ticket()));
    }

    private Page<Assignee> page(Ticket ticket) {
        return new Page<>(views.people(ticket.situation().collaborators()), null);
    }
}
