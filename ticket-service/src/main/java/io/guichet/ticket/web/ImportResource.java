package io.guichet.ticket.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Caller;
import io.guichet.http.InvalidParameter;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.job.ImportOptions;
import io.guichet.ticket.job.Job;
import io.guichet.ticket.job.JobConfig;
import io.guichet.ticket.job.JobDesk;
import io.guichet.ticket.job.LineMapping;
import io.guichet.ticket.job.PartDesk;
import io.guichet.ticket.job.PartTooLarge;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.core.buffer.Buffer;

/**
 * Imports: a job that is opened, filled part by part, and started. A part is some thousands of lines; one that was not
 * answered is sent again, so an import goes on where it broke off, and no size is too large.
 */
@Cancellable(false)
@Path(JobResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
class ImportResource {

    private final Visits visits;
    private final JobDesk desk;
    private final PartDesk parts;
    private final JobConfig config;
    private final Idempotency idempotency;

    ImportResource(Visits visits, JobDesk desk, PartDesk parts, JobConfig config, Idempotency idempotency) {
        this.visits = visits;
        this.desk = desk;
        this.parts = parts;
        this.config = config;
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
     * @param quiet whether nobody is told of the past of tickets
     * @param mapping how the lines of another helpdesk are read
     */
    record NewImport(@NotNull Of of, @Nullable @Size(min = 1, max = 100) String source, @Nullable Boolean quiet,
            @Nullable LineMapping mapping) {}

    @POST
    @Path("imports")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Opens an import, which then takes its parts")
    public Uni<Response> open(@Valid @NotNull NewImport sent, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.ofStaff(sent.of().needed);
        var own = visit.caller() instanceof Caller.Machine machine ? machine.clientId() : "import";
        var options = new ImportOptions(sent.source() == null ? own : sent.source(), Boolean.TRUE.equals(sent.quiet()),
                sent.mapping());
        var kind = Job.Kind.valueOf("IMPORT_" + sent.of().name().toUpperCase(Locale.ROOT));
        requireNames(sent.mapping(), kind);
        return idempotency.once(
                IdempotentRequest.of(visit.caller(), "POST " + JobResource.PATH + "/imports", key, sent),
                () -> desk.collect(kind, options, visit.caller()).map(job -> Answer.created(
                        URI.create(JobResource.PATH + "/" + job.id()), job)));
    }

    private static void requireNames(@Nullable LineMapping mapping, Job.Kind kind) {
        var unknown = mapping == null ? Set.<String>of() : mapping.unknown(kind);
        if (!unknown.isEmpty()) {
            throw InvalidBody.refused("/mapping",
                    "leads to what no line has: " + String.join(", ", new TreeSet<>(unknown)));
        }
    }

    @PUT
    @Path("{id}/parts/{part}")
    @Consumes({"application/x-ndjson", "text/csv"})
    @RequestBody(required = true, content = {
        @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))})
    @Operation(summary = "Takes a part, numbered from 0: lines of JSON, or CSV with a line of names; again, it replaces what came before")
    public Uni<Job> part(@RestPath UUID id, @RestPath int part, @HeaderParam("Content-Type") String type,
            @Context HttpServerRequest request) {
        var visit = visits.ofStaff(Permission.TICKET_OPEN);
        if (part < 0 || part > PartDesk.LAST) {
            throw new InvalidParameter("part", "must be a number from 0 to %,d".formatted(PartDesk.LAST));
        }
        return requireRoom(request.getHeader(HttpHeaders.CONTENT_LENGTH))
                .chain(() -> parts.take(id, part, lines(Lines.of(type, config.largestPart()), request),
                        visit.caller()))
                // What comes all the same is read and forgotten, so that the client gets to read the answer.
                .onFailure().invoke(() -> {
                    var _ = request.resume();
                });
    }

    /** Who says how much will come is told before they send it. */
    private Uni<Void> requireRoom(@Nullable String length) {
        return length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > config.largestPart()
                ? Uni.createFrom().failure(new PartTooLarge(config.largestPart()))
                : Uni.createFrom().voidItem();
    }

    /** As fast as they are kept: what has not been asked for stays with the sender. */
    private static Multi<List<String>> lines(Lines lines, HttpServerRequest request) {
        var body = io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request).toMulti().map(Buffer::getBytes)
                .onItem().transformToMultiAndConcatenate(portion -> Multi.createFrom().iterable(lines.take(portion)));
        var rest = Multi.createFrom().<List<String>>deferred(() -> Multi.createFrom().iterable(lines.rest()));
        return Multi.createBy().concatenating().streams(body, rest);
    }

    @POST
    @Path("{id}:start")
    @Operation(summary = "All parts are there: the import begins")
    public Uni<Job> start(@RestPath UUID id) {
        return desk.start(id, visits.ofStaff(Permission.TICKET_OPEN).caller());
    }
}
