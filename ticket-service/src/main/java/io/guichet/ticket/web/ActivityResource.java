package io.guichet.ticket.web;

import java.time.Clock;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.guichet.events.ActivityEvent;
import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.activity.ActivityBoard;
import io.guichet.ticket.activity.ActivityBoard.Present;
import io.smallrye.mutiny.Uni;

/** Who is at a ticket. */
@Cancellable(false)
@Path(TicketResource.PATH + "/{ref}/activity")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Collaboration")
class ActivityResource {

    private final Visits visits;
    private final ActivityBoard board;
    private final Clock clock;

    ActivityResource(Visits visits, ActivityBoard board, Clock clock) {
        this.visits = visits;
        this.board = board;
        this.clock = clock;
    }

    /** What one does at a ticket. */
    record Doing(@NotNull ActivityEvent.Doing doing) {}

    @GET
    @Operation(summary = "Who else looks at a ticket, or writes to it")
    public Uni<Page<Present>> list(@RestPath String ref) {
        var visit = visits.of(Permission.TICKET_READ);
        return board.others(TicketRef.parse(ref), visit.access(null), visit.person())
                .map(others -> new Page<>(others, null));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "One looks at a ticket, or writes to it: to be said again within 45 seconds; who else does")
    public Uni<Page<Present>> note(@RestPath String ref, @Valid @NotNull Doing sent) {
        var visit = visits.of(Permission.TICKET_READ);
        return Contention.outlast(
                () -> board.note(TicketRef.parse(ref), visit.access(null), present(visit, sent.doing())))
                .map(others -> new Page<>(others, null));
    }

    @DELETE
    @Operation(summary = "One has left")
    public Uni<RestResponse<Void>> leave(@RestPath String ref) {
        var visit = visits.of(Permission.TICKET_READ);
        return board.leave(TicketRef.parse(ref), visit.access(null), present(visit, ActivityEvent.Doing.VIEWING))
                .replaceWith(RestResponse::noContent);
    }

    private Present present(Visit visit, ActivityEvent.Doing doing) {
        return new Present(visit.person(), visit.caller().name(), doing, clock.instant());
    }
}
