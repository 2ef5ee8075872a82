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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.ticket.search.TicketSearch;
import io.smallrye.mutiny.Uni;

/** Tickets by words. */
@Cancellable(false)
@Path(TicketResource.PATH + ":search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Views")
class SearchResource {

    private final Visits visits;
    private final TicketSearch search;
    private final TicketViews shown;

    SearchResource(Visits visits, TicketSearch search, TicketViews shown) {
        this.visits = visits;
        this.search = search;
        this.shown = shown;
    }

    @GET
    @Operation(summary = "Tickets with all the words, the best of the newest 2,000 first; the last word may be a beginning")
    public Uni<RestResponse<Page<TicketView>>> search(@BeanParam SearchParameters query, @Context UriInfo uri) {
        var visit = visits.of(Permission.TICKET_READ);
        return search.find(query.words(), query.filter(), Askers.of(visit), visit.isCustomers(), query.page())
                .map(page -> page.<TicketView>map(ticket -> shown.of(ticket, visit)).response(uri));
    }
}
