package io.guichet.ticket.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.guichet.http.NotAllowed;
import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.duplicate.Duplicates;
import io.guichet.ticket.duplicate.Duplicates.Likely;
import io.smallrye.mutiny.Uni;

/** Tickets that are likely the same request, for the agent. */
@Cancellable(false)
@Path(TicketResource.PATH + "/{ref}/duplicates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
class DuplicateResource {

    private final Visits visits;
    private final Duplicates duplicates;

    DuplicateResource(Visits visits, Duplicates duplicates) {
        this.visits = visits;
        this.duplicates = duplicates;
    }

    @GET
    @Operation(summary = "Tickets that are likely the same request, the likeliest first")
    public Uni<Page<Likely>> of(@RestPath String ref) {
        var visit = visits.of(Permission.TICKET_READ);
        if (visit.isCustomers()) {
            throw new NotAllowed(Permission.TICKET_NOTE);
        }
        return duplicates.of(TicketRef.parse(ref), visit.scope()).map(found -> new Page<>(found, null));
    }
}
