package io.guichet.ticket.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.pending.PendingDesk;
import io.guichet.ticket.pending.PendingMessage;
import io.smallrye.mutiny.Uni;

/** Messages that wait for approval, or for their sender to change their mind. */
@Cancellable(false)
@Path(TicketResource.PATH + "/{ref}/pending-messages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Messages")
class PendingResource {

    private final Visits visits;
    private final PendingDesk desk;

    PendingResource(Visits visits, PendingDesk desk) {
        this.visits = visits;
        this.desk = desk;
    }

    /** What a message is to say instead. */
    record Rewritten(@Nullable @Size(max = MessageText.LONGEST) String text,
            @Nullable @Size(max = MessageText.LONGEST) String html) {}

    /** Why a message does not go out. */
    record Refusal(@Nullable @Size(max = 1000) String reason) {}

    @GET
    @Operation(summary = "Messages that are not sent yet, and those that were refused, oldest first")
    public Uni<Page<PendingView>> list(@RestPath String ref) {
        var visit = visits.ofStaff(Permission.TICKET_READ);
        return desk.list(TicketRef.parse(ref), visit.access(null)).map(PendingResource::page);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(summary = "Says a proposed reply better")
    public Uni<PendingView> rewrite(@RestPath String ref, @RestPath UUID id, @Valid @NotNull Rewritten sent) {
        var visit = visits.of(Permission.TICKET_APPROVE);
        var ticket = TicketRef.parse(ref);
        return MessageText.body(sent.text(), sent.html())
                .invoke(body -> Letters.requireFitting(body, sent.html() == null ? "/text" : "/html"))
                .chain(body -> Contention.outlast(
                        () -> desk.rewrite(ticket, visit.access(null), id, body, visit.act())))
                .map(PendingView::of);
    }

    @PUT
    @Path("{id}/approval")
    @Operation(summary = "Lets a proposed reply go out, in the name of whoever wrote it")
    public Uni<MessageView> approve(@RestPath String ref, @RestPath UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var visit = visits.of(Permission.TICKET_APPROVE);
        var access = visit.access(ifMatch);
        return Contention.outlast(() -> desk.approve(TicketRef.parse(ref), access, id, visit.act()))
                .map(change -> MessageView.of(Objects.requireNonNull(change.message())));
    }

    @PUT
    @Path("{id}/refusal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Does not let a proposed reply go out")
    public Uni<PendingView> refuse(@RestPath String ref, @RestPath UUID id, @Valid @NotNull Refusal sent) {
        var visit = visits.of(Permission.TICKET_APPROVE);
        return Contention.outlast(
                () -> desk.refuse(TicketRef.parse(ref), visit.access(null), id, sent.reason(), visit.act()))
                .map(PendingView::of);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Takes back what one has written, before it goes out; the answer is what it said")
    public Uni<PendingView> withdraw(@RestPath String ref, @RestPath UUID id) {
        var visit = visits.ofStaff(Permission.TICKET_READ);
        return Contention.outlast(() -> desk.withdraw(TicketRef.parse(ref), visit.access(null), id, visit.act()))
                .map(PendingView::of);
    }

    private static Page<PendingView> page(List<PendingMessage> messages) {
        return new Page<>(messages.stream().map(PendingView::of).toList(), null);
    }
}
