package io.guichet.sla.calendar.web;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.guichet.events.CalendarEvent.HolidaysOf;
import io.guichet.http.Callers;
import io.guichet.http.InvalidParameter;
import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.sla.calendar.CalendarDesk;
import io.guichet.sla.calendar.UnusableCalendar;
import io.guichet.sla.calendar.holiday.Country;
import io.guichet.sla.calendar.holiday.HolidayBook;
import io.guichet.sla.calendar.holiday.HolidayFile.Skipped;
import io.guichet.sla.calendar.holiday.PublicHolidays.Day;
import io.smallrye.mutiny.Uni;

/** Holidays that nobody has to type. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calendars")
class HolidayResource {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private final CalendarDesk desk;
    private final HolidayBook book;
    private final Callers callers;
    private final Idempotency idempotency;

    HolidayResource(CalendarDesk desk, HolidayBook book, Callers callers, Idempotency idempotency) {
        this.desk = desk;
        this.book = book;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    /**
     * What became of an imported file.
     *
     * @param imported days that the calendar did not have
     * @param known days that it had
     */
    record ImportView(int imported, int known, List<Skipped> skipped, CalendarView calendar) {}

    /** The countries whose public holidays are built in, with their regions. */
    @GET
    @Path("calendars:countries")
    public Uni<Page<Country>> countries() {
        callers.current().require(Permission.SLA_READ);
        return book.countries().map(countries -> new Page<>(countries, null));
    }

    /** The public holidays of a country, and a region, in a year; this year unless said otherwise. */
    @GET
    @Path("calendars:holidays")
    public Uni<Page<Day>> holidays(@RestQuery @Nullable String country, @RestQuery @Nullable String region,
            @RestQuery @Nullable String year) {
        callers.current().require(Permission.SLA_READ);
        if (country == null) {
            throw new InvalidParameter("country", "is required, for example FR; see /api/v1/calendars:countries");
        }
        return book.of(new HolidaysOf(country, region), year == null ? book.thisYear() : number(year))
                .onFailure(UnusableCalendar.class).transform(HolidayResource::inParameter)
                .map(days -> new Page<>(days, null));
    }

    /** Adds the days of an iCalendar file to the holidays of a calendar; the same file again adds nothing. */
    @POST
    @Path("calendars/{key}/holidays:import")
    @Consumes("text/calendar")
    public Uni<Response> importFile(@RestPath String key, @NotNull String file,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var caller = callers.current();
        caller.require(Permission.SLA_ADMINISTER);
        var once = IdempotentRequest.of(caller, "POST " + CalendarResource.PATH + "/" + key + "/holidays:import",
                idempotencyKey, file);
        return book.read(file).chain(read -> idempotency.once(once, () -> desk.add(key, read.holidays())
                .map(added -> Answer.ok(new ImportView(added.holidays(), read.holidays().size() - added.holidays(),
                        read.skipped(), CalendarView.of(added.calendar()))))));
    }

    private static int number(String year) {
        try {
            var number = Integer.parseInt(year);
            if (number >= FIRST_YEAR && number <= LAST_YEAR) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // answered below, as a year out of range is
        }
        throw new InvalidParameter("year", "must be a year between " + FIRST_YEAR + " and " + LAST_YEAR);
    }

    private static Throwable inParameter(Throwable unusable) {
        var pointer = ((UnusableCalendar) unusable).pointer();
        return new InvalidParameter(pointer.substring(pointer.lastIndexOf('/') + 1),
                String.valueOf(unusable.getMessage()));
    }
}
