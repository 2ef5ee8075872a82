package io.guichet.ticket.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.NotAllowed;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.time.TimeDesk;
import io.guichet.ticket.time.TimeDesk.Spent;
import io.guichet.ticket.time.TimeEntry;
import io.guichet.ticket.time.TimeSheet;
import io.smallrye.mutiny.Uni;

/** How long people worked on a ticket. */
@Cancellable(false)
@Path(TicketResource.PATH + "/{ref}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Time")
class TimeResource {

    private final Visits visits;
    private final TimeDesk desk;
    private final Idempotency idempotency;

    TimeResource(Visits visits, TimeDesk desk, Idempotency idempotency) {
        this.visits = visits;
        this.desk = desk;
        this.idempotency = idempotency;
    }

    /** How long one worked; until now if no start is given. */
    record Worked(@NotNull @Min(1) @Max(86_400) Long seconds, @Nullable Instant startedAt,
            @Nullable @Size(max = 1000) String note) {}

    @GET
    @Path("time-entries")
    @Operation(summary = "How long people worked on a ticket, and the total")
    public Uni<TimeSheet> list(@RestPath String ref, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        var visit = visits.ofStaff(Permission.TICKET_READ);
        return desk.sheet(TicketRef.parse(ref), visit.access(null), PageRequest.of(limit, cursor));
    }

    @POST
    @Path("time-entries")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Notes how long one worked on a ticket")
    public Uni<Response> add(@RestPath String ref, @Valid @NotNull Worked sent,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visitor();
        var path = TicketResource.PATH + "/" + ref + "/time-entries";
        var started = sent.startedAt() == null ? null : Instants.storable("/startedAt", sent.startedAt());
        var spent = new Spent(Duration.ofSeconds(sent.seconds()), started, sent.note());
        return idempotency.once(IdempotentRequest.of(visit.caller(), "POST " + path, key, sent),
                () -> desk.add(TicketRef.parse(ref), visit.access(null), spent, visit.act())
                        .map(entry -> Answer.created(URI.create(path + "/" + entry.id()), entry)));
    }

    @DELETE
    @Path("time-entries/{id}")
    @Operation(summary = "Takes back what one has noted")
    public Uni<RestResponse<Void>> remove(@RestPath String ref, @RestPath UUID id) {
        var visit = visitor();
        return desk.remove(TicketRef.parse(ref), visit.access(null), id, visit.act())
                .replaceWith(RestResponse::noContent);
    }

    @PUT
    @Path("timer")
    @Operation(summary = "Starts one's timer on a ticket; an agent has one that runs")
    public Uni<TimeEntry> start(@RestPath String ref) {
        var visit = visitor();
        return desk.start(TicketRef.parse(ref), visit.access(null), visit.act());
    }

    @DELETE
    @Path("timer")
    @Operation(summary = "Stops one's timer; the answer is what it measured")
    public Uni<TimeEntry> stop(@RestPath String ref, @RestQuery @Nullable String note) {
        var visit = visitor();
        return desk.stop(TicketRef.parse(ref), visit.access(null), note, visit.act());
    }

    /** Machines work without a timer. */
    private Visit visitor() {
        var visit = visits.of(Permission.TICKET_NOTE);
        if (visit.agent().isEmpty()) {
            throw new NotAllowed(Permission.TICKET_NOTE);
        }
        return visit;
    }
}
