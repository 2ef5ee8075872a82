package io.guichet.ticket.web;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.merge.MergeDesk;
import io.smallrye.mutiny.Uni;

/** Tickets become one, and several again. */
@Cancellable(false)
@Path(TicketResource.PATH + "/{ref}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lineage")
class MergeResource {

    private final Visits visits;
    private final MergeDesk desk;
    private final TicketViews views;
    private final Idempotency idempotency;

    MergeResource(Visits visits, MergeDesk desk, TicketViews views, Idempotency idempotency) {
        this.visits = visits;
        this.desk = desk;
        this.views = views;
        this.idempotency = idempotency;
    }

    /**
     * What becomes part of this ticket.
     *
     * @param tickets ids or numbers
     * @param inCopy whether customers of theirs who are not this one's get its answers in copy, where each sees the others
     */
    record Sources(@NotNull @Size(min = 1, max = 50) List<@NotBlank @Size(max = 40) String> tickets,
            @Nullable Boolean inCopy) {}

    @POST
    @Path("merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Merges others into this ticket; their customers' messages come here from then on")
    public Uni<Response> merge(@RestPath String ref, @Valid @NotNull Sources sent,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.of(Permission.TICKET_EDIT);
        visit.require(Permission.TICKET_CLOSE);
        var sources = new MergeDesk.Sources(sent.tickets().stream().map(TicketRef::parse).toList(),
                Boolean.TRUE.equals(sent.inCopy()));
        var once = IdempotentRequest.of(visit.caller(), "POST " + TicketResource.PATH + "/" + ref + "/merge", key,
                sent);
        return Contention.outlast(() -> idempotency.once(once,
                () -> desk.merge(TicketRef.parse(ref), sources, visit.access(null), visit.act())
                        .map(change -> Answer.ok(views.of(change.ticket(), visit)))));
    }

    @DELETE
    @Path("merge")
    @Operation(summary = "This ticket is one of its own again, as it was before it was merged into another")
    public Uni<RestResponse<TicketView>> unmerge(@RestPath String ref) {
        var visit = visits.of(Permission.TICKET_EDIT);
        visit.require(Permission.TICKET_CLOSE);
        return Contention.outlast(() -> desk.unmerge(TicketRef.parse(ref), visit.access(null), visit.act()))
                .map(change -> views.answer(change.ticket(), visit));
    }
}
