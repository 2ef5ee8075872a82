package io.guichet.ticket.web;

import java.net.URI;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.merge.Link;
import io.guichet.ticket.merge.LinkDesk;
import io.guichet.ticket.merge.LinkKind;
import io.smallrye.mutiny.Uni;

/** How tickets are related. */
@Cancellable(false)
@Path(TicketResource.PATH + "/{ref}/links")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lineage")
class LinkResource {

    private final Visits visits;
    private final LinkDesk desk;
    private final Idempotency idempotency;

    LinkResource(Visits visits, LinkDesk desk, Idempotency idempotency) {
        this.visits = visits;
        this.desk = desk;
        this.idempotency = idempotency;
    }

    /** How this ticket is related to another one, named by id or number: with PARENT, that one is its parent. */
    record NewLink(@NotNull LinkKind kind, @NotBlank @Size(max = 40) String ticket) {}

    /** A link that was made. */
    record Made(UUID id) {}

    @GET
    @Operation(summary = "What a ticket is related to, as far as one may see it")
    public Uni<RestResponse<Page<Link>>> list(@RestPath String ref, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        var visit = visits.ofStaff(Permission.TICKET_READ);
        return desk.of(TicketRef.parse(ref), visit.scope(), PageRequest.of(limit, cursor))
                .map(page -> page.response(uri));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Relates a ticket to another one")
    public Uni<Response> add(@RestPath String ref, @Valid @NotNull NewLink sent,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.of(Permission.TICKET_EDIT);
        var path = TicketResource.PATH + "/" + ref + "/links";
        return Contention.outlast(() -> idempotency.once(
                IdempotentRequest.of(visit.caller(), "POST " + path, key, sent),
                () -> desk.add(TicketRef.parse(ref), TicketRef.parse(sent.ticket()), sent.kind(), visit.access(null),
                        visit.act()).map(id -> Answer.created(URI.create(path + "/" + id), new Made(id)))));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "They are not related so any more")
    public Uni<RestResponse<Void>> remove(@RestPath String ref, @RestPath UUID id) {
        var visit = visits.of(Permission.TICKET_EDIT);
        return Contention.outlast(() -> desk.remove(TicketRef.parse(ref), id, visit.access(null), visit.act()))
                .replaceWith(RestResponse::noContent);
    }
}
