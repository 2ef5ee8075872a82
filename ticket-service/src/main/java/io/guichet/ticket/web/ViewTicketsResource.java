package io.guichet.ticket.web;

import java.util.List;
import java.util.UUID;

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

import io.guichet.http.InvalidParameter;
import io.guichet.http.NotAllowed;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.ticket.query.Terms;
import io.guichet.ticket.view.Selection;
import io.guichet.ticket.view.ViewCount;
import io.guichet.ticket.view.ViewCounts;
import io.guichet.ticket.view.ViewReader;
import io.guichet.ticket.view.Views;
import io.smallrye.mutiny.Uni;

/** The tickets of views, and how many there are. */
@Cancellable(false)
@Path(ViewResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Views")
class ViewTicketsResource {

    private static final int MOST_COUNTS = 50;
    private static final UUID NOBODY = new UUID(0, 0);

    private final Visits visits;
    private final Views views;
    private final ViewReader reader;
    private final ViewCounts counts;
    private final TicketViews shown;

    ViewTicketsResource(Visits visits, Views views, ViewReader reader, ViewCounts counts, TicketViews shown) {
        this.visits = visits;
        this.views = views;
        this.reader = reader;
        this.counts = counts;
        this.shown = shown;
    }

    @GET
    @Path("{id}/tickets")
    @Operation(summary = "The tickets of a view that the caller sees, in its order")
    public Uni<RestResponse<Page<TicketView>>> tickets(@RestPath String id, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        var visit = staff();
        var page = PageRequest.of(limit, cursor);
        return views.view(id, visit.agent(), Askers.groups(visit))
                .chain(view -> reader.tickets(Selection.of(Terms.read(view.content().filter()),
                        view.content().ordering()).orElseThrow(), Askers.of(visit), page))
                .map(found -> found.<TicketView>map(ticket -> shown.of(ticket, visit)).response(uri));
    }

    @GET
    @Path("counts")
    @Operation(summary = "How many tickets each of up to 50 views has, exact up to 1,000, without a count where it would take too long; of all the caller sees if none is named")
    public Uni<Page<ViewCount>> counts(@RestQuery List<String> view) {
        var visit = staff();
        if (view.size() > MOST_COUNTS) {
            throw new InvalidParameter("view", "may be given %d times".formatted(MOST_COUNTS));
        }
        return views.seenBy(visit.agent().orElse(NOBODY), Askers.groups(visit))
                .map(seen -> seen.stream().filter(one -> view.isEmpty() || view.contains(one.id())).limit(MOST_COUNTS)
                        .toList())
                .chain(wanted -> counts.of(wanted, Askers.of(visit)))
                .map(counted -> new Page<>(counted, null));
    }

    private Visit staff() {
        var visit = visits.of(Permission.TICKET_READ);
        if (visit.isCustomers()) {
            throw new NotAllowed(Permission.TICKET_NOTE);
        }
        return visit;
    }
}
