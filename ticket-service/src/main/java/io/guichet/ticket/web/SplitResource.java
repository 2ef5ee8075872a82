package io.guichet.ticket.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.ETags;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.Departments;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.merge.SplitDesk;
import io.guichet.ticket.merge.SplitDesk.Split;
import io.smallrye.mutiny.Uni;

/** A ticket becomes two. */
@Cancellable(false)
@Path(TicketResource.PATH + "/{ref}/split")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lineage")
class SplitResource {

    private final Visits visits;
    private final SplitDesk desk;
    private final TicketViews views;
    private final Departments departments;
    private final Idempotency idempotency;

    SplitResource(Visits visits, SplitDesk desk, TicketViews views, Departments departments, Idempotency idempotency) {
        this.visits = visits;
        this.desk = desk;
        this.views = views;
        this.departments = departments;
        this.idempotency = idempotency;
    }

    /** What becomes another ticket. */
    record Chosen(@NotNull @Size(min = 1, max = 100) List<@NotNull UUID> messages,
            @Nullable @Size(min = 1, max = 300) String subject, @Nullable @Size(max = 100) String department) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a ticket of its own of some messages, which is routed on its own")
    public Uni<Response> split(@RestPath String ref, @Valid @NotNull Chosen sent,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.of(Permission.TICKET_EDIT);
        visit.require(Permission.TICKET_OPEN);
        if (sent.department() != null && !departments.exists(sent.department())) {
            throw InvalidBody.refused("/department", "does not exist");
        }
        var split = new Split(sent.messages(), sent.subject(), sent.department());
        var once = IdempotentRequest.of(visit.caller(), "POST " + TicketResource.PATH + "/" + ref + "/split", key,
                sent);
        return Contention.outlast(() -> idempotency.once(once,
                () -> desk.split(TicketRef.parse(ref), visit.access(null), split, visit.act())
                        .map(change -> Answer.created(URI.create(TicketResource.PATH + "/" + change.ticket().id()),
                                ETags.of(change.ticket().revision()), views.of(change.ticket(), visit)))));
    }
}
