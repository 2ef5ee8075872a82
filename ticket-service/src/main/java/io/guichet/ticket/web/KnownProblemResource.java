package io.guichet.ticket.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import io.guichet.ticket.Body;
import io.guichet.ticket.Departments;
import io.guichet.ticket.TicketRef;
import io.guichet.ticket.job.Job;
import io.guichet.ticket.job.JobDesk;
import io.guichet.ticket.problem.KnownProblem;
import io.guichet.ticket.problem.Problems;
import io.smallrye.mutiny.Uni;

/** Known problems, the tickets about them, and their end. */
@Cancellable(false)
@Path(KnownProblemResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Known problems")
class KnownProblemResource {

    static final String PATH = "/api/v1/problems";

    private final Visits visits;
    private final Problems problems;
    private final Departments departments;
    private final TicketViews views;
    private final Idempotency idempotency;

    KnownProblemResource(Visits visits, Problems problems, Departments departments, TicketViews views,
            Idempotency idempotency) {
        this.visits = visits;
        this.problems = problems;
        this.departments = departments;
        this.views = views;
        this.idempotency = idempotency;
    }

    /** A problem to be made known. */
    record NewProblem(@NotBlank @Size(max = 300) String title, @NotBlank String department,
            @Nullable @Size(max = 20_000) String notice) {}

    /** What those who asked are answered, and which tickets were reviewed for it. */
    record Ending(@NotBlank @Size(max = 100_000) String answer,
            @NotNull @Size(max = JobDesk.MOST) List<@NotNull UUID> tickets) {}

    @GET
    @Operation(summary = "Known problems, those that last first")
    public Uni<RestResponse<Page<KnownProblem>>> list(@RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        return problems.all(staff(Permission.TICKET_READ).caller(), PageRequest.of(limit, cursor))
                .map(page -> page.response(uri));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a problem known")
    public Uni<Response> add(@Valid @NotNull NewProblem sent, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = staff(Permission.TICKET_EDIT);
        if (!departments.exists(sent.department())) {
            throw InvalidBody.refused("/department", "does not exist");
        }
        if (!Problems.Departments.of(visit.caller()).has(sent.department())) {
            throw InvalidBody.refused("/department", "is not one of yours");
        }
        return idempotency.once(IdempotentRequest.of(visit.caller(), "POST " + PATH, key, sent),
                () -> problems.add(new Problems.NewProblem(sent.title(), sent.department(), sent.notice()),
                        visit.caller(), visit.act())
                        .map(problem -> Answer.created(URI.create(PATH + "/" + problem.id()), problem)));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Shows a known problem")
    public Uni<KnownProblem> show(@RestPath UUID id) {
        return problems.problem(id, staff(Permission.TICKET_READ).caller());
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes the title or the notice of a known problem (JSON Merge Patch)")
    public Uni<KnownProblem> change(@RestPath UUID id, @NotNull Map<String, @Nullable Object> patch) {
        var visit = staff(Permission.TICKET_EDIT);
        var sent = new PatchBody(patch);
        var title = sent.required("title", 300);
        var notice = sent.text("notice", 20_000);
        sent.end();
        return problems.change(id, title, notice, visit.caller(), visit.act());
    }

    @GET
    @Path("{id}/tickets")
    @Operation(summary = "The tickets that its end would answer: to be reviewed before")
    public Uni<RestResponse<Page<TicketView>>> tickets(@RestPath UUID id, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        var visit = staff(Permission.TICKET_READ);
        return problems.tickets(id, visit.caller(), PageRequest.of(limit, cursor))
                .map(found -> found.<TicketView>map(ticket -> views.of(ticket, visit)).response(uri));
    }

    @PUT
    @Path("{id}/tickets/{ref}")
    @Operation(summary = "A ticket is about it")
    public Uni<Void> attach(@RestPath UUID id, @RestPath String ref) {
        var visit = staff(Permission.TICKET_EDIT);
        var ticket = TicketRef.parse(ref);
        return Contention.outlast(() -> problems.attach(id, ticket, visit.caller(), visit.act()));
    }

    @DELETE
    @Path("{id}/tickets/{ref}")
    @Operation(summary = "A ticket is not about it after all")
    public Uni<Void> detach(@RestPath UUID id, @RestPath String ref) {
        var visit = staff(Permission.TICKET_EDIT);
        var ticket = TicketRef.parse(ref);
        return Contention.outlast(() -> problems.detach(id, ticket, visit.caller(), visit.act()));
    }

    @PUT
    @Path("{id}/ending")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "It is over: answers and resolves the reviewed tickets, as a job; again for those that remain")
    public Uni<Job> end(@RestPath UUID id, @Valid @NotNull Ending sent) {
        var visit = staff(Permission.TICKET_EDIT);
        visit.require(Permission.TICKET_REPLY);
        visit.require(Permission.TICKET_CLOSE);
        var answer = MessageText.saying(new Body(sent.answer(), null), "/answer");
        Letters.requireFitting(answer, "/answer");
        return problems.end(id, answer.text(), sent.tickets(), visit.caller(), visit.act().at());
    }

    private Visit staff(Permission needed) {
        var visit = visits.of(needed);
        if (visit.isCustomers()) {
            throw new NotAllowed(Permission.TICKET_NOTE);
        }
        return visit;
    }
}
