package io.guichet.ticket.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.InvalidParameter;
import io.guichet.http.NotAllowed;
import io.guichet.http.Page;
import io.guichet.http.Permission;
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

    private final Visits visits;
    private final Plans plans;

    PlanResource(Visits visits, Plans plans) {
        this.visits = visits;
        this.plans = plans;
    }

    @GET
    @Operation(summary = "Projects that are not over by the date that they are planned for, both dates included")
    public Uni<Page<Planned>> planned(@RestQuery @Nullable String from, @RestQuery @Nullable String to) {
        var visit = visits.of(Permission.TICKET_READ);
        if (visit.isCustomers()) {
            throw new NotAllowed(Permission.TICKET_NOTE);
        }
        var today = LocalDate.ofInstant(visit.act().at(), ZoneOffset.UTC);
        var begin = from == null ? today : date("from", from);
        return plans.between(begin, to == null ? begin.plusDays(USUAL_DAYS) : date("to", to), visit.scope())
                .map(all -> new Page<>(all, null));
    }

    private static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notOne) {
            throw new InvalidParameter(name, "must be a date such as 2026-01-05");
        }
    }
}
