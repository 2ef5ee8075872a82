package io.guichet.ticket.web;

import java.net.URI;
import java.util.Locale;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
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
import org.jspecify.annotations.Nullable;

import io.guichet.http.Caller;
import io.guichet.http.InvalidParameter;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.job.ImportOptions;
import io.guichet.ticket.job.Job;
import io.guichet.ticket.job.JobDesk;
import io.smallrye.mutiny.Uni;

/**
 * Imports: a job that is opened, filled part by part, and started. A part is a few thousand lines; one that was not
 * answered is sent again, so an import goes on where it broke off, and no size is too large.
 */
@Path(JobResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
class ImportResource {

    private final Visits visits;
    private final JobDesk desk;
    private final Lines lines;
    private final Idempotency idempotency;

    ImportResource(Visits visits, JobDesk desk, Lines lines, Idempotency idempotency) {
        this.visits = visits;
        this.desk = desk;
        this.lines = lines;
        this.idempotency = idempotency;
    }

    /** What is imported. */
    enum Of {
        TICKETS(Permission.TICKET_OPEN),
        /** In the names of those who wrote them elsewhere. */
        MESSAGES(Permission.TICKET_IMPORT),
        CONTACTS(Permission.CONTACT_WRITE),
        ORGANIZATIONS(Permission.CONTACT_WRITE);

        private final Permission needed;

        Of(Permission needed) {
            this.needed = needed;
        }
    }

    /**
     * An import to be opened.
     *
     * @param source whose ids the external ids are; the client itself if absent
     * @param quiet whether nobody is told of tickets that are over
     */
    record NewImport(@NotNull Of of, @Nullable @Size(min = 1, max = 100) String source, @Nullable Boolean quiet) {}

    @POST
    @Path("imports")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Opens an import, which then takes its parts")
    public Uni<Response> open(@Valid @NotNull NewImport sent, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.ofStaff(sent.of().needed);
        var own = visit.caller() instanceof Caller.Machine machine ? machine.clientId() : "import";
        var options = new ImportOptions(sent.source() == null ? own : sent.source(), Boolean.TRUE.equals(sent.quiet()));
        var kind = Job.Kind.valueOf("IMPORT_" + sent.of().name().toUpperCase(Locale.ROOT));
        return idempotency.once(
                IdempotentRequest.of(visit.caller(), "POST " + JobResource.PATH + "/imports", key, sent),
                () -> desk.collect(kind, options, visit.caller()).map(job -> Answer.created(
                        URI.create(JobResource.PATH + "/" + job.id()), job)));
    }

    @PUT
    @Path("{id}/parts/{part}")
    @Consumes({"application/x-ndjson", "text/csv"})
    @Operation(summary = "Takes a part, numbered from 0: lines of JSON, or CSV with a line of names; again, it changes nothing")
    public Uni<Job> part(@RestPath UUID id, @RestPath int part, @NotNull String body,
            @HeaderParam("Content-Type") String type) {
        var visit = visits.ofStaff(Permission.TICKET_OPEN);
        if (part < 0 || part >= Integer.MAX_VALUE / JobDesk.LINES) {
            throw new InvalidParameter("part", "must be a number from 0 to 21,473");
        }
        var read = type.startsWith("text/csv") ? lines.csv(body) : lines.json(body);
        if (read.size() > JobDesk.LINES) {
            throw InvalidBody.refused("", "has more than %d lines".formatted(JobDesk.LINES));
        }
        return desk.part(id, part, read, visit.caller());
    }

    @POST
    @Path("{id}:start")
    @Operation(summary = "All parts are there: the import begins")
    public Uni<Job> start(@RestPath UUID id) {
        return desk.start(id, visits.ofStaff(Permission.TICKET_OPEN).caller());
    }
}
