package io.guichet.sla.calendar.web;

import java.net.URI;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Callers;
import io.guichet.http.Cursor;
import io.guichet.http.ETags;
import io.guichet.http.IfMatch;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.sla.calendar.CalendarDesk;
import io.guichet.sla.calendar.SlaCalendar;
import io.guichet.sla.calendar.holiday.HolidayBook;
import io.guichet.sla.calendar.holiday.HolidayFile.Skipped;
import io.guichet.sla.calendar.web.Counting.DeadlineAnswer;
import io.guichet.sla.calendar.web.Counting.DeadlineQuestion;
import io.guichet.sla.calendar.web.Counting.ElapsedAnswer;
import io.guichet.sla.calendar.web.Counting.ElapsedQuestion;
import io.smallrye.mutiny.Uni;

@Cancellable(false)
@Path(CalendarResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calendars")
class CalendarResource {

    static final String PATH = "/api/v1/calendars";

    private final CalendarDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;
    private final HolidayBook holidays;

    CalendarResource(CalendarDesk desk, Callers callers, Idempotency idempotency, HolidayBook holidays) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
        this.holidays = holidays;
    }

    /**
     * What became of an imported file.
     *
     * @param imported days that the calendar did not have
     * @param known days that it had
     */
    record ImportView(int imported, int known, List<Skipped> skipped, CalendarView calendar) {}

    @GET
    public Uni<RestResponse<Page<CalendarView>>> list(@RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        callers.current().require(Permission.SLA_READ);
        var asked = PageRequest.of(limit, cursor);
        return desk.list(asked.after().flatMap(after -> after.text(0)).orElse(null), asked.fetch())
                .map(found -> Page.of(found, asked, calendar -> Cursor.of(calendar.key()))
                        .map(CalendarView::of).response(uri));
    }

    @GET
    @Path("{key}")
    public Uni<RestResponse<CalendarView>> get(@RestPath String key) {
        callers.current().require(Permission.SLA_READ);
        return desk.find(key).map(found -> shown(found, RestResponse.Status.OK));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(@Valid @NotNull CalendarBody body,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var caller = callers.current();
        caller.require(Permission.SLA_ADMINISTER);
        var once = IdempotentRequest.of(caller, "POST " + PATH, idempotencyKey, body);
        // Before the transaction: the first question about a country takes a second.
        return holidays.complete(body.named()).chain(calendar -> idempotency.once(once, () -> desk.create(calendar)
                .map(created -> Answer.created(URI.create(PATH + "/" + created.key()),
                        ETags.of(created.version()), CalendarView.of(created)))));
    }

    @PUT
    @Path("{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<CalendarView>> put(@RestPath @Pattern(regexp = CalendarBody.KEY) String key,
            @Valid @NotNull CalendarBody body, @HeaderParam("If-Match") @Nullable String ifMatch) {
        callers.current().require(Permission.SLA_ADMINISTER);
        return holidays.complete(body.named(key))
                .chain(calendar -> desk.save(calendar, IfMatch.optional(ifMatch)::verify))
                .map(saved -> shown(saved.calendar(),
                        saved.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK));
    }

    @DELETE
    @Path("{key}")
    public Uni<RestResponse<Void>> delete(@RestPath String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        callers.current().require(Permission.SLA_ADMINISTER);
        return desk.remove(key, IfMatch.optional(ifMatch)::verify).replaceWith(RestResponse.noContent());
    }

    @POST
    @Path("{key}/deadline")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<DeadlineAnswer> deadline(@RestPath String key, @Valid @NotNull DeadlineQuestion asked) {
        callers.current().require(Permission.SLA_READ);
        return desk.counting(key).map(asked::answer);
    }

    @POST
    @Path("{key}/elapsed")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ElapsedAnswer> elapsed(@RestPath String key, @Valid @NotNull ElapsedQuestion asked) {
        callers.current().require(Permission.SLA_READ);
        return desk.counting(key).map(asked::answer);
    }

    /** Adds the days of an iCalendar file to the holidays of a calendar; the same file again adds nothing. */
    @POST
    @Path("{key}/holidays:import")
    @Consumes("text/calendar")
    public Uni<Response> importFile(@RestPath String key, @NotNull String file,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var caller = callers.current();
        caller.require(Permission.SLA_ADMINISTER);
        var once = IdempotentRequest.of(caller, "POST " + PATH + "/" + key + "/holidays:import",
                idempotencyKey, file);
        return holidays.read(file).chain(read -> idempotency.once(once, () -> desk.add(key, read.holidays())
                .map(added -> Answer.ok(new ImportView(added.holidays(), read.holidays().size() - added.holidays(),
                        read.skipped(), CalendarView.of(added.calendar()))))));
    }

    private static RestResponse<CalendarView> shown(SlaCalendar saved, RestResponse.Status status) {
        return RestResponse.ResponseBuilder.create(status, CalendarView.of(saved))
                .header(HttpHeaders.ETAG, ETags.of(saved.version())).build();
    }
}
