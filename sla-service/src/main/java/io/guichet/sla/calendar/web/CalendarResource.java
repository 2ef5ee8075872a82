package io.guichet.sla.calendar.web;

import java.net.URI;

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
import io.guichet.sla.calendar.web.Counting.DeadlineAnswer;
import io.guichet.sla.calendar.web.Counting.DeadlineQuestion;
import io.guichet.sla.calendar.web.Counting.ElapsedAnswer;
import io.guichet.sla.calendar.web.Counting.ElapsedQuestion;
import io.smallrye.mutiny.Uni;

@Path(CalendarResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calendars")
class CalendarResource {

    static final String PATH = "/api/v1/calendars";

    private final CalendarDesk desk;
    private final Callers callers;
    private final Idempotency idempotency;

    CalendarResource(CalendarDesk desk, Callers callers, Idempotency idempotency) {
        this.desk = desk;
        this.callers = callers;
        this.idempotency = idempotency;
    }

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
        return idempotency.once(once, () -> desk.create(body.named())
                .map(created -> Answer.created(URI.create(PATH + "/" + created.key()),
                        ETags.of(created.version()), CalendarView.of(created))));
    }

    @PUT
    @Path("{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<CalendarView>> put(@RestPath @Pattern(regexp = CalendarBody.KEY) String key,
            @Valid @NotNull CalendarBody body, @HeaderParam("If-Match") @Nullable String ifMatch) {
        callers.current().require(Permission.SLA_ADMINISTER);
        return desk.save(body.named(key), IfMatch.optional(ifMatch)::verify)
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

    private static RestResponse<CalendarView> shown(SlaCalendar saved, RestResponse.Status status) {
        return RestResponse.ResponseBuilder.create(status, CalendarView.of(saved))
                .header(HttpHeaders.ETAG, ETags.of(saved.version())).build();
    }
}
