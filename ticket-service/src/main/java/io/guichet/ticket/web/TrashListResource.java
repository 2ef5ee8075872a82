package io.guichet.ticket.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
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

import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.ticket.TicketReader;
import io.guichet.ticket.trash.BlockedSenders;
import io.smallrye.mutiny.Uni;

/** What is in the trash, and who is no longer heard. */
@Cancellable(false)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
class TrashListResource {

    private final Visits visits;
    private final TicketReader reader;
    private final TicketViews views;
    private final BlockedSenders blocked;

    TrashListResource(Visits visits, TicketReader reader, TicketViews views, BlockedSenders blocked) {
        this.visits = visits;
        this.reader = reader;
        this.views = views;
        this.blocked = blocked;
    }

    /** An address, or a domain as {@code @example.com}. */
    record Blocked(@NotBlank @Size(max = 254) String pattern) {}

    @GET
    @Path("trash")
    @Operation(summary = "What is in the trash, newest first")
    public Uni<RestResponse<Page<TicketView>>> list(@RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        var visit = visits.ofStaff(Permission.TICKET_READ);
        return reader.trash(visit.scope(), PageRequest.of(limit, cursor))
                .map(page -> page.<TicketView>map(ticket -> views.of(ticket, visit)).response(uri));
    }

    @GET
    @Path("blocked-senders")
    @Operation(summary = "Whose mail opens and joins no ticket")
    public Uni<RestResponse<Page<Blocked>>> listBlocked(@RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        visits.admit(Permission.MAIL_ADMINISTER);
        return blocked.all(PageRequest.of(limit, cursor)).map(page -> page.map(Blocked::new).response(uri));
    }

    @DELETE
    @Path("blocked-senders/{pattern}")
    @Operation(summary = "Hears from an address, or a domain, again")
    public Uni<RestResponse<Void>> allow(@RestPath String pattern) {
        visits.admit(Permission.MAIL_ADMINISTER);
        return blocked.allow(pattern).replaceWith(RestResponse::noContent);
    }
}
