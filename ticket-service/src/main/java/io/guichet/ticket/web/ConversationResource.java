package io.guichet.ticket.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.TicketReader;
import io.guichet.ticket.TicketRef;
import io.smallrye.mutiny.Uni;

/** The conversation of a ticket. */
@Cancellable(false)
@Path(TicketResource.PATH + "/{ref}/messages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Messages")
class ConversationResource {

    private final Visits visits;
    private final Posting posting;
    private final TicketReader reader;
    private final Idempotency idempotency;

    ConversationResource(Visits visits, Posting posting, TicketReader reader, Idempotency idempotency) {
        this.visits = visits;
        this.posting = posting;
        this.reader = reader;
        this.idempotency = idempotency;
    }

    @GET
    @Operation(summary = "The conversation, oldest first; a customer sees no notes")
    public Uni<RestResponse<Page<MessageView>>> list(@RestPath String ref, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        var visit = visits.of(Permission.TICKET_READ);
        return reader.messages(TicketRef.parse(ref), visit.scope(), visit.isCustomers(), PageRequest.of(limit, cursor))
                .map(page -> page.<MessageView>map(MessageView::of).response(uri));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds a reply, a note or a forward; 202 when it is held or waits for approval")
    public Uni<Response> add(@RestPath String ref, @Valid @NotNull PostMessage sent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = Letters.admit(visits, sent);
        var ticket = TicketRef.parse(ref);
        var access = visit.access(ifMatch);
        var once = IdempotentRequest.of(visit.caller(), "POST " + TicketResource.PATH + "/" + ref + "/messages", key,
                sent);
        return MessageText.body(sent.text(), sent.html())
                .chain(body -> Contention.outlast(() -> idempotency.once(once, () -> visits.posting(visit, ticket,
                        access, sent, () -> posting.post(ticket, sent, body, visit, access)))));
    }
}
