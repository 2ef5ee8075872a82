package io.guichet.sla.calendar.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.events.CalendarEvent.HolidaysOf;
import io.guichet.http.Callers;
import io.guichet.http.InvalidParameter;
import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.sla.calendar.UnusableCalendar;
import io.guichet.sla.calendar.holiday.Country;
import io.guichet.sla.calendar.holiday.HolidayBook;
import io.guichet.sla.calendar.holiday.PublicHolidays.Day;
import io.smallrye.mutiny.Uni;

/** Holidays that nobody has to type. */
@Cancellable(false)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calendars")
class HolidayResource {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private final HolidayBook book;
    private final Callers callers;

    HolidayResource(HolidayBook book, Callers callers) {
        this.book = book;
        this.callers = callers;
    }

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
