package io.guichet.ticket.web;

import java.time.Instant;
import java.util.function.BiFunction;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.guichet.events.TicketStatus;
import io.guichet.http.Permission;
import io.guichet.ticket.Change;
import io.guichet.ticket.Departments;
import io.guichet.ticket.StatusTable;
import io.guichet.ticket.SubStatus;
import io.guichet.ticket.Ticket;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.TicketVerbs;
import io.guichet.ticket.intake.Guards;
import io.guichet.ticket.intake.Guards.Intent;
import io.smallrye.mutiny.Uni;

/** Tickets are put off, and their status is said more exactly. */
@Cancellable(false)
@Path(TicketResource.PATH + "/{ref}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
class PauseResource {

    private final Visits visits;
    private final TicketVerbs verbs;
    private final TicketViews views;
    private final Departments departments;
    private final Guards guards;

    PauseResource(Visits visits, TicketVerbs verbs, TicketViews views, Departments departments, Guards guards) {
        this.visits = visits;
        this.verbs = verbs;
        this.views = views;
        this.departments = departments;
        this.guards = guards;
    }

    /** Until when nobody needs to look at it. */
    record Snooze(@NotNull Instant until) {}

    /** Key of one of the department's own names of statuses. */
    record NamedStatus(@NotBlank @Size(max = 100) String key) {}

    @PUT
    @Path("snooze")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Puts a ticket off: it is on hold until then, or until the customer writes")
    public Uni<RestResponse<TicketView>> snooze(@RestPath String ref, @Valid @NotNull Snooze sent) {
        var until = Instants.storable("/until", sent.until());
        return change(ref, (ticket, visit) -> ticket.pausing().snooze(until, visit.act()));
    }

    @DELETE
    @Path("snooze")
    @Operation(summary = "Takes a ticket up again that was put off")
    public Uni<RestResponse<TicketView>> wake(@RestPath String ref) {
        return change(ref, (ticket, visit) -> ticket.pausing().wake(visit.act()));
    }

    @PUT
    @Path("sub-status")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says more exactly how far a ticket is, in its department's words; the status follows")
    public Uni<RestResponse<TicketView>> name(@RestPath String ref, @Valid @NotNull NamedStatus sent) {
        var visit = visits.of(Permission.TICKET_EDIT);
        return Contention.outlast(() -> verbs.on(TicketRef.parse(ref), visit.access(null),
                ticket -> beforeNaming(ticket, named(ticket, sent.key()).status(), visit),
                ticket -> ticket.pausing().name(sent.key(), named(ticket, sent.key()).status(), visit.act())))
                .map(change -> views.answer(change.ticket(), visit));
    }

    private SubStatus named(Ticket ticket, String key) {
        return departments.subStatuses(ticket.department()).stream().filter(one -> one.key().equals(key)).findFirst()
                .orElseThrow(() -> InvalidBody.refused("/key", "is no status of the ticket's department"));
    }

    /** As of any other edit that ends a ticket. */
    private Uni<Void> beforeNaming(Ticket ticket, TicketStatus to, Visit visit) {
        if (to == ticket.status()) {
            return Uni.createFrom().voidItem();
        }
        if (StatusTable.isClosing(to)) {
            visit.require(Permission.TICKET_CLOSE);
        }
        return guards.before(ticket, new Intent(false, !StatusTable.isActive(to)));
    }

    @DELETE
    @Path("sub-status")
    @Operation(summary = "Says no more than the status does")
    public Uni<RestResponse<TicketView>> unname(@RestPath String ref) {
        return change(ref, (ticket, visit) -> ticket.pausing().name(null, ticket.status(), visit.act()));
    }

    private Uni<RestResponse<TicketView>> change(String ref, BiFunction<Ticket, Visit, Change> verb) {
        var visit = visits.of(Permission.TICKET_EDIT);
        return Contention.outlast(
                () -> verbs.on(TicketRef.parse(ref), visit.access(null), ticket -> verb.apply(ticket, visit)))
                .map(change -> views.answer(change.ticket(), visit));
    }
}
