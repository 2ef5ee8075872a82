package io.guichet.ticket.web;

import java.time.LocalDate;
import java.time.ZoneOffset;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.InvalidParameter;
import io.guichet.http.NotAllowed;
import io.guichet.http.Page;
import io.guichet.http.PageRequest;
import io.guichet.http.Permission;
import io.guichet.ticket.intake.PlannedDate;
import io.guichet.ticket.view.Plans;
import io.guichet.ticket.view.Plans.Planned;
import io.smallrye.mutiny.Uni;

/** What is planned, as a list to allocate capacity by. */
@Cancellable(false)
@Path(TicketResource.PATH + "/planned")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Views")
class PlanResource {

    private static final int USUAL_DAYS = 90;
    /** Dates are compared as texts with a year of four digits. */
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final Visits visits;
    private final Plans plans;

    PlanResource(Visits visits, Plans plans) {
        this.visits = visits;
        this.plans = plans;
    }

    @GET
    @Operation(summary = "Projects that are not over by the date that they are planned for, both dates included")
    public Uni<RestResponse<Page<Planned>>> planned(@RestQuery @Nullable String from, @RestQuery @Nullable String to,
            @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor, @Context UriInfo uri) {
        var visit = visits.of(Permission.TICKET_READ);
        if (visit.isCustomers()) {
            throw new NotAllowed(Permission.TICKET_NOTE);
        }
        var today = LocalDate.ofInstant(visit.act().at(), ZoneOffset.UTC);
        var begin = from == null ? today : date("from", from);
        var end = to == null ? usualEnd(begin) : date("to", to);
        return plans.between(begin, end, visit.scope(), PageRequest.of(limit, cursor))
                .map(page -> page.response(uri));
    }

    private static LocalDate date(String name, String text) {
        return PlannedDate.read(text)
                .orElseThrow(() -> new InvalidParameter(name, "must be a date such as 2026-01-05"));
    }

    private static LocalDate usualEnd(LocalDate begin) {
        return begin.isAfter(LAST.minusDays(USUAL_DAYS)) ? LAST : begin.plusDays(USUAL_DAYS);
    }
}
