package io.guichet.sla.calendar.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.guichet.businesstime.BusinessCalendar;
import io.guichet.http.Callers;
import io.guichet.http.Permission;
import io.guichet.sla.calendar.CalendarReading;
import io.guichet.sla.calendar.UnusableCalendar;
import io.guichet.sla.calendar.holiday.HolidayBook;
import io.guichet.sla.calendar.web.Counting.DeadlineAnswer;
import io.guichet.sla.calendar.web.Counting.ElapsedAnswer;
import io.guichet.sla.calendar.web.Counting.InlineDeadlineQuestion;
import io.guichet.sla.calendar.web.Counting.InlineElapsedQuestion;
import io.smallrye.mutiny.Uni;

/** Counting with a calendar that is not saved. */
@Cancellable(false)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calendars")
class InlineCalendarResource {

    private final HolidayBook holidays;
    private final Callers callers;

    InlineCalendarResource(HolidayBook holidays, Callers callers) {
        this.holidays = holidays;
        this.callers = callers;
    }

    @POST
    @Path("calendars:deadline")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<DeadlineAnswer> deadline(@Valid @NotNull InlineDeadlineQuestion asked) {
        callers.current().require(Permission.SLA_READ);
        return counting(asked.calendar()).map(asked::answer);
    }

    @POST
    @Path("calendars:elapsed")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ElapsedAnswer> elapsed(@Valid @NotNull InlineElapsedQuestion asked) {
        callers.current().require(Permission.SLA_READ);
        return counting(asked.calendar()).map(asked::answer);
    }

    private Uni<BusinessCalendar> counting(CalendarBody inline) {
        return holidays.complete(inline.calendar()).map(CalendarReading::of)
                .onFailure(UnusableCalendar.class)
                .transform(unusable -> ((UnusableCalendar) unusable).below("/calendar"));
    }
}
