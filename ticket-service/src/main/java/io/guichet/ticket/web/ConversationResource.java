package io.guichet.ticket.web;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

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
import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;
import io.guichet.events.MessageKind;
import io.guichet.http.Caller;
import io.guichet.http.ETags;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Change;
import io.guichet.ticket.Incoming;
import io.guichet.ticket.Outgoing;
import io.guichet.ticket.Then;
import io.guichet.ticket.TicketDesk;
import io.guichet.ticket.TicketReader;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.contact.EmailAddress;
import io.guichet.ticket.web.PostMessage.Kind;
import io.smallrye.mutiny.Uni;

/** The conversation of a ticket. */
@Path(TicketResource.PATH + "/{ref}/messages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Messages")
class ConversationResource {

    private final Visits visits;
    private final TicketDesk desk;
    private final TicketReader reader;
    private final Idempotency idempotency;
    private final Ids ids;

    ConversationResource(Visits visits, TicketDesk desk, TicketReader reader, Idempotency idempotency, Ids ids) {
        this.visits = visits;
        this.desk = desk;
        this.reader = reader;
        this.idempotency = idempotency;
        this.ids = ids;
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
    @Operation(summary = "Adds a reply or a note; a customer who writes to a ticket closed long ago opens another")
    public Uni<Response> add(@RestPath String ref, @Valid @NotNull PostMessage sent,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var kind = Objects.requireNonNullElse(sent.kind(), Kind.REPLY);
        var visit = visits.of(kind == Kind.NOTE ? Permission.TICKET_NOTE : Permission.TICKET_REPLY);
        if (sent.then() == PostMessage.Next.CLOSE) {
            visit.require(Permission.TICKET_CLOSE);
        }
        var ticket = TicketRef.parse(ref);
        var access = visit.access(ifMatch);
        var once = IdempotentRequest.of(visit.caller(), "POST " + TicketResource.PATH + "/" + ref + "/messages", key,
                sent);
        return visits.beforeMessage(visit, ticket, sent)
                .chain(() -> Contention.outlast(() -> idempotency.once(once,
                        () -> (visit.caller() instanceof Caller.Customer customer
                                ? desk.receive(ticket, access, incoming(sent, customer), visit.act())
                                : desk.write(ticket, access, outgoing(sent, kind), visit.act()))
                                .map(ConversationResource::created))));
    }

    private Incoming incoming(PostMessage sent, Caller.Customer customer) {
        if (sent.then() != null) {
            throw InvalidBody.refused("/then", "is for those who answer");
        }
        return new Incoming(ids.next(), EmailAddress.parse(customer.email()).orElseThrow(), customer.name(),
                Channel.PORTAL, MessageText.body(sent.text(), sent.html()), List.of(), null);
    }

    private Outgoing outgoing(PostMessage sent, Kind kind) {
        var then = switch (sent.then()) {
            case CLOSE -> Then.CLOSE;
            case PENDING -> Then.PENDING;
            case null -> Then.NOTHING;
        };
        return new Outgoing(ids.next(), kind == Kind.NOTE ? MessageKind.NOTE : MessageKind.REPLY,
                MessageText.body(sent.text(), sent.html()), then);
    }

    private static Answer created(Change change) {
        var message = Objects.requireNonNull(change.message());
        return Answer.created(location(change.ticket().id()), ETags.of(change.ticket().revision()),
                MessageView.of(message));
    }

    private static URI location(UUID ticket) {
        return URI.create(TicketResource.PATH + "/" + ticket + "/messages");
    }
}
