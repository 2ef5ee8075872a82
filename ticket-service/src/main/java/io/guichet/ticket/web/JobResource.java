package io.guichet.ticket.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

import io.guichet.http.NotAllowed;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.TicketOrder;
import io.guichet.ticket.job.BulkAction;
import io.guichet.ticket.job.Job;
import io.guichet.ticket.job.JobDesk;
import io.guichet.ticket.job.JobItem;
import io.guichet.ticket.macro.TreatmentRefused;
import io.guichet.ticket.query.Term;
import io.guichet.ticket.query.Terms;
import io.guichet.ticket.view.Selection;
import io.guichet.ticket.view.ViewReader;
import io.guichet.ticket.view.Views;
import io.smallrye.mutiny.Uni;

/** Bulk actions, and how far jobs are. */
@Cancellable(false)
@Path(JobResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
class JobResource {

    static final String PATH = "/api/v1/jobs";

    private final Visits visits;
    private final JobDesk desk;
    private final Views views;
    private final ViewReader reader;
    private final Idempotency idempotency;

    JobResource(Visits visits, JobDesk desk, Views views, ViewReader reader, Idempotency idempotency) {
        this.visits = visits;
        this.desk = desk;
        this.views = views;
        this.reader = reader;
        this.idempotency = idempotency;
    }

    /** A bulk action on named tickets, or on those that are in a view, or pass a filter, when the job is taken. */
    record Bulk(@NotNull BulkAction action, @Nullable @Size(max = JobDesk.MOST) List<@NotNull String> tickets,
            @Nullable Map<String, Object> filter, @Nullable String view) {

        /** Where the tickets come from, by what names it; one of the three. */
        private String source() {
            var given = Stream.of(tickets == null ? "" : "/tickets", filter == null ? "" : "/filter",
                    view == null ? "" : "/view").filter(name -> !name.isEmpty()).toList();
            if (given.size() != 1) {
                throw InvalidBody.refused("/tickets", "or filter or view: give one of the three");
            }
            return given.getFirst();
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Acts on up to 10,000 tickets, one by one, as a job")
    public Uni<Response> bulk(@Valid @NotNull Bulk sent, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.of(Permission.TICKET_EDIT);
        sent.action().needed().forEach(visit::require);
        refuseContradictions(sent.action());
        requireSendable(sent.action());
        var source = sent.source();
        var once = IdempotentRequest.of(visit.caller(), "POST " + PATH, key, sent);
        return idempotency.once(once, () -> tickets(sent, source, visit)
                .chain(tickets -> desk.bulk(sent.action(), tickets, visit.caller()))
                .map(job -> Answer.accepted(job).with("Location", URI.create(PATH + "/" + job.id()).toString())));
    }

    private static void refuseContradictions(BulkAction action) {
        if (action.contradicts()) {
            throw InvalidBody.refused("/action/trash", "leaves nothing else to be done to a ticket");
        }
        if (action.trash() != null && action.trash().blocksWithoutSpam()) {
            throw InvalidBody.refused("/action/trash/block", "is for spam");
        }
    }

    private static void requireSendable(BulkAction action) {
        try {
            action.requireSendable();
        } catch (TreatmentRefused refused) {
            throw InvalidBody.refused("/action/" + refused.part(), refused.flaw());
        }
    }

    private Uni<List<String>> tickets(Bulk sent, String source, Visit visit) {
        if (sent.tickets() != null) {
            return Uni.createFrom().item(sent.tickets().stream().distinct().toList());
        }
        return filter(sent, visit).map(filter -> new Selection(filter, TicketOrder.CREATED_AT, false))
                .chain(selection -> reader.ids(selection, Askers.of(visit), JobDesk.MOST + 1))
                .map(ids -> {
                    if (ids.size() > JobDesk.MOST) {
                        throw InvalidBody.refused(source, "lets more than %d tickets pass".formatted(JobDesk.MOST));
                    }
                    return ids.stream().map(UUID::toString).toList();
                });
    }

    private Uni<Term> filter(Bulk sent, Visit visit) {
        return sent.view() == null
                ? Uni.createFrom().item(Terms.read(Objects.requireNonNull(sent.filter())))
                : views.view(sent.view(), visit.agent(), Askers.groups(visit))
                        .map(view -> Terms.read(view.content().filter()));
    }

    @GET
    @Operation(summary = "The caller's jobs, newest first")
    public Uni<RestResponse<Page<Job>>> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor,
            @Context UriInfo uri) {
        return desk.jobs(visit().caller(), PageRequest.of(limit, cursor)).map(page -> page.response(uri));
    }

    @GET
    @Path("{id:[0-9a-fA-F-]{36}}")
    @Operation(summary = "How far a job is")
    public Uni<Job> show(@RestPath UUID id) {
        return desk.job(id, visit().caller());
    }

    @GET
    @Path("{id}/items")
    @Operation(summary = "The items of a job; with state=FAILED the report of what could not be done, and why")
    public Uni<RestResponse<Page<JobItem>>> items(@RestPath UUID id, @RestQuery @Nullable String state,
            @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        return desk.items(id, Optional.ofNullable(state), visit().caller(), PageRequest.of(limit, cursor))
                .map(page -> page.response(uri));
    }

    @PUT
    @Path("{id}/cancellation")
    @Operation(summary = "Stops a job; what is done stays done")
    public Uni<Job> cancel(@RestPath UUID id) {
        return desk.cancel(id, visit().caller());
    }

    private Visit visit() {
        var visit = visits.of(Permission.TICKET_OPEN);
        if (visit.isCustomers()) {
            throw new NotAllowed(Permission.TICKET_EDIT);
        }
        return visit;
    }
}
