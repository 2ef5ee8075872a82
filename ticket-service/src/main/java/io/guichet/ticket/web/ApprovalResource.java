package io.guichet.ticket.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.ticket.pending.Approvals;
import io.guichet.ticket.pending.Approvals.Proposed;
import io.smallrye.mutiny.Uni;

/** What waits for approval, of all tickets together. */
@Cancellable(false)
@Path("/api/v1/pending-messages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Messages")
class ApprovalResource {

    private final Visits visits;
    private final Approvals approvals;

    ApprovalResource(Visits visits, Approvals approvals) {
        this.visits = visits;
        this.approvals = approvals;
    }

    /** A reply that waits, with the number and the subject of its ticket. */
    record ProposedView(long number, String subject, PendingView message) {

        static ProposedView of(Proposed proposed) {
            return new ProposedView(proposed.number(), proposed.subject(), PendingView.of(proposed.message()));
        }
    }

    @GET
    @Operation(summary = "Replies that wait for approval, of the tickets that the caller sees, oldest first")
    public Uni<RestResponse<Page<ProposedView>>> list(@RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        var visit = visits.ofStaff(Permission.TICKET_APPROVE);
        return approvals.waiting(visit.scope(), PageRequest.of(limit, cursor))
                .map(page -> page.<ProposedView>map(ProposedView::of).response(uri));
    }
}
