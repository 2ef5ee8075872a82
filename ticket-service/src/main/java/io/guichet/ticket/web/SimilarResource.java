package io.guichet.ticket.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.NotAllowed;
import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.ticket.duplicate.Duplicates;
import io.guichet.ticket.duplicate.Duplicates.Likely;
import io.guichet.ticket.duplicate.Similarity.Request;
import io.smallrye.mutiny.Uni;

/** A customer's own tickets that look like what they are about to ask: so that they do not ask twice. */
@Cancellable(false)
@Path(TicketResource.PATH + ":similar")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
class SimilarResource {

    private final Visits visits;
    private final Duplicates duplicates;

    SimilarResource(Visits visits, Duplicates duplicates) {
        this.visits = visits;
        this.duplicates = duplicates;
    }

    /** What a customer is about to ask. */
    record Draft(@NotBlank @Size(max = 300) String subject, @Nullable @Size(max = 100_000) String text) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A customer's own open tickets that look like what they are about to ask")
    public Uni<Page<Likely>> own(@Valid @NotNull Draft draft) {
        var visit = visits.of(Permission.TICKET_OPEN);
        if (!visit.isCustomers()) {
            throw new NotAllowed(Permission.TICKET_OPEN);
        }
        var request = new Request(draft.subject(), draft.text() == null ? "" : draft.text());
        return duplicates.own(request, visit.scope(), visit.act().at()).map(found -> new Page<>(found, null));
    }
}
