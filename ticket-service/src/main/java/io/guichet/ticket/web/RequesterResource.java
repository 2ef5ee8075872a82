package io.guichet.ticket.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.NotAllowed;
import io.guichet.http.Permission;
import io.guichet.ticket.RequesterDesk;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.contact.EmailAddress;
import io.smallrye.mutiny.Uni;

/** Who asked. */
@Cancellable(false)
@Path(TicketResource.PATH + "/{ref}/requester")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
class RequesterResource {

    private final Visits visits;
    private final RequesterDesk desk;
    private final TicketViews views;

    RequesterResource(Visits visits, RequesterDesk desk, TicketViews views) {
        this.visits = visits;
        this.desk = desk;
        this.views = views;
    }

    /** Who asked, in truth. */
    record NewRequester(@NotBlank @Size(max = 254) String email, @Nullable @Size(max = 200) String name) {}

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a ticket somebody else's; the contact is made if nobody has this address")
    public Uni<RestResponse<TicketView>> change(@RestPath String ref, @Valid @NotNull NewRequester sent,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var visit = visits.of(Permission.TICKET_EDIT);
        if (visit.isCustomers()) {
            throw new NotAllowed(Permission.TICKET_EDIT);
        }
        var access = visit.access(ifMatch);
        var address = EmailAddress.parse(sent.email())
                .orElseThrow(() -> InvalidBody.refused("/email", "is not a mail address"));
        return Contention.outlast(() -> desk.change(TicketRef.parse(ref), access, address, sent.name(), visit.act()))
                .map(change -> views.answer(change.ticket(), visit));
    }
}
