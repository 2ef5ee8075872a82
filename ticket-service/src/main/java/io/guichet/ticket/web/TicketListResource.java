package io.guichet.ticket.web;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.NotAllowed;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.ticket.TicketReader;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.problem.Notices;
import io.smallrye.mutiny.Uni;

/** Tickets are found and read here. */
@Cancellable(false)
@Path(TicketResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
class TicketListResource {

    private final Visits visits;
    private final TicketReader reader;
    private final TicketViews views;
    private final Notices notices;

    TicketListResource(Visits visits, TicketReader reader, TicketViews views, Notices notices) {
        this.visits = visits;
        this.reader = reader;
        this.views = views;
        this.notices = notices;
    }

    @GET
    @Operation(summary = "Lists tickets, who waits longest first")
    public Uni<RestResponse<Page<TicketView>>> list(@BeanParam TicketQueryParameters query, @Context UriInfo uri) {
        var visit = visits.of(Permission.TICKET_READ);
        return reader.tickets(query.filter(visit), visit.scope(), query.page())
                .map(page -> page.<TicketView>map(ticket -> views.of(ticket, visit)).response(uri));
    }

    @GET
    @Path("{ref}")
    @Operation(summary = "Shows a ticket, named by its id or by its number")
    public Uni<RestResponse<TicketView>> show(@RestPath String ref) {
        var visit = visits.of(Permission.TICKET_READ);
        var found = reader.ticket(TicketRef.parse(ref), visit.scope());
        return visit.isCustomers()
                ? found.chain(ticket -> notices.of(ticket.id()).map(told -> views.answer(ticket, told)))
                : found.map(ticket -> views.answer(ticket, visit));
    }

    @GET
    @Path("{ref}/timeline")
    @Operation(summary = "Everything that happened to a ticket, oldest first; not for customers")
    public Uni<RestResponse<Page<EntryView>>> timeline(@RestPath String ref, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        var visit = visits.of(Permission.TICKET_READ);
        if (visit.isCustomers()) {
            throw new NotAllowed(Permission.TICKET_NOTE);
        }
        return reader.timeline(TicketRef.parse(ref), visit.scope(), PageRequest.of(limit, cursor))
                .map(page -> page.<EntryView>map(EntryView::of).response(uri));
    }
}
