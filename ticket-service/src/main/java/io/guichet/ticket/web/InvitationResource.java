package io.guichet.ticket.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.InvalidParameter;
import io.guichet.http.Permission;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.macro.InvitationDesk;
import io.guichet.ticket.macro.InvitationDesk.Worded;
import io.smallrye.mutiny.Uni;

/** The words that invite whoever has said something of us to where their request goes on. */
@Cancellable(false)
@Path(TicketResource.PATH + "/{ref}/invitation")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
class InvitationResource {

    private final Visits visits;
    private final InvitationDesk desk;

    InvitationResource(Visits visits, InvitationDesk desk) {
        this.visits = visits;
        this.desk = desk;
    }

    @GET
    @Operation(summary = "A text to copy under a mention, in the ticket's language or another one")
    public Uni<Worded> show(@RestPath String ref, @RestQuery @Nullable String language) {
        var visit = visits.ofStaff(Permission.TICKET_READ);
        if (language != null && !language.matches(OpenTicket.LANGUAGE)) {
            throw new InvalidParameter("language", "must be a language such as fr or pt-BR");
        }
        return desk.of(TicketRef.parse(ref), visit.scope(), language, visit.act());
    }
}
