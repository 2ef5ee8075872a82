package io.guichet.ticket.web;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Permission;
import io.guichet.ticket.Access;
import io.guichet.ticket.Act;
import io.guichet.ticket.Change;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.merge.LinkDesk;
import io.smallrye.mutiny.Uni;

/** Who has a ticket, and whether it is over. */
@Cancellable(false)
@Path(TicketResource.PATH + "/{ref}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
class OwnershipResource {

    private final Visits visits;
    private final TicketDesk desk;
    private final LinkDesk family;
    private final TicketViews views;

    OwnershipResource(Visits visits, TicketDesk desk, LinkDesk family, TicketViews views) {
        this.visits = visits;
        this.desk = desk;
        this.family = family;
        this.views = views;
    }

    /** Who is to have a ticket. */
    record NewAssignee(@NotNull UUID id) {}

    /** Where a ticket is to go: the key of one of the two. */
    record NewPlace(@Nullable String group, @Nullable String department) {}

    @PUT
    @Path("closure")
    @Operation(summary = "Closes a ticket, and with children=true those of its children that the caller sees")
    public Uni<RestResponse<TicketView>> close(@RestPath String ref, @RestQuery @Nullable Boolean children,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var visit = visits.of(Permission.TICKET_CLOSE);
        var access = visit.access(ifMatch);
        var ticket = TicketRef.parse(ref);
        return Contention.outlast(() -> visits.closing(visit, ticket, access,
                () -> Boolean.TRUE.equals(children) && !visit.isCustomers()
                        ? family.closeFamily(ticket, access, visit.access(null), visit.act())
                        : desk.close(ticket, access, visit.act())))
                .map(change -> views.answer(change.ticket(), visit));
    }

    @DELETE
    @Path("closure")
    @Operation(summary = "Opens a resolved or closed ticket again")
    public Uni<RestResponse<TicketView>> reopen(@RestPath String ref,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var visit = visits.of(Permission.TICKET_CLOSE);
        var access = visit.access(ifMatch);
        return Contention.outlast(() -> desk.reopen(TicketRef.parse(ref), access, visit.act()))
                .map(change -> views.answer(change.ticket(), visit));
    }

    @PUT
    @Path("assignee")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Gives a ticket to an agent; that wins over automatic assignment")
    public Uni<RestResponse<TicketView>> assign(@RestPath String ref, @Valid @NotNull NewAssignee assignee,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var visit = visits.of(Permission.TICKET_ASSIGN);
        var access = visit.access(ifMatch);
        return Contention.outlast(() -> desk.assign(TicketRef.parse(ref), access, assignee.id(), visit.act()))
                .map(change -> views.answer(change.ticket(), visit));
    }

    @PUT
    @Path("group")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Hands a ticket to a group and its department, or to a department whose rules choose the group; "
            + "who has it and does not work there gives it up, and it is assigned anew")
    public Uni<RestResponse<TicketView>> move(@RestPath String ref, @Valid @NotNull NewPlace place,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var visit = visits.of(Permission.TICKET_ASSIGN);
        var access = visit.access(ifMatch);
        return Contention.outlast(() -> move(TicketRef.parse(ref), access, place, visit.act()))
                .map(change -> views.answer(change.ticket(), visit));
    }

    private Uni<Change> move(TicketRef ticket, Access access, NewPlace place, Act act) {
        if (place.group() != null && place.department() != null) {
            throw InvalidBody.refused("/department", "is the group's: give one of the two");
        }
        if (place.group() != null) {
            return desk.moveToGroup(ticket, access, place.group(), act);
        }
        if (place.department() != null) {
            return desk.moveToDepartment(ticket, access, place.department(), act);
        }
        throw InvalidBody.refused("/group", "is missing, and no department is given either");
    }

    @DELETE
    @Path("assignee")
    @Operation(summary = "Takes a ticket away from whoever has it; it is assigned anew")
    public Uni<RestResponse<TicketView>> unassign(@RestPath String ref,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var visit = visits.of(Permission.TICKET_ASSIGN);
        var access = visit.access(ifMatch);
        return Contention.outlast(() -> desk.unassign(TicketRef.parse(ref), access, visit.act()))
                .map(change -> views.answer(change.ticket(), visit));
    }
}
