package io.guichet.sla.calendar.holiday;

import java.time.LocalDate;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.guichet.events.CalendarEvent.HolidaysOf;
import io.guichet.sla.calendar.UnusableCalendar;
import io.guichet.sla.calendar.holiday.Country.Region;

/** Public holidays by country and region, as the library Jollyday knows them; slow when first asked for a country. */
public final class PublicHolidays {

    private static final String ALSACE_MOSELLE = "ALSACE-MOSELLE";
    /** The department whose days the library knows in full: the others of the local law have the same. */
    private static final String BAS_RHIN = "67";
    /**
     * Good Friday is off only in communes with a Protestant or mixed church (Code du travail, L3134-13): kept for all;
     * who works in another commune gives that day hours.
     */
    private static final Set<String> LOCAL_LAW = Set.of(ALSACE_MOSELLE, "57", BAS_RHIN, "68");
    private static final List<String> COUNTRIES = List.of("FR", "BE", "CH", "LU", "IT", "DE", "AT", "ES", "PT", "GB",
            "IE", "NL", "DK", "SE", "NO", "FI", "US", "CA");
    /** Departments that the library does not know, with the days of the country and one of their own. */
    private static final List<Region> OVERSEAS = List.of(new Region("971", "Guadeloupe"),
            new Region("972", "Martinique"), new Region("973", "Guyane"), new Region("974", "La Réunion"),
            new Region("976", "Mayotte"));
    private static final Set<String> IN_FRENCH = Set.of("FR", "BE", "CH", "LU");

    private PublicHolidays() {}

    /** A public holiday, on the day on which people are off: a Monday where that stands for a Sunday. */
    public record Day(LocalDate date, String name) {}

    /** The countries that are known, with their regions. */
    public static List<Country> countries() {
        return COUNTRIES.stream().map(PublicHolidays::country).toList();
    }

    /**
     * The place as it is called here: upper case, {@code GB} of {@code UK}, {@code 67} of {@code FR-67}.
     *
     * @throws UnusableCalendar below {@code /holidaysOf} when the country or region is none that is known
     */
    public static HolidaysOf known(HolidaysOf wanted) {
        var given = wanted.country().strip().toUpperCase(Locale.ROOT);
        var country = given.equals("UK") ? "GB" : given;
        if (!COUNTRIES.contains(country)) {
            throw new UnusableCalendar("/holidaysOf/country", "is none of " + String.join(", ", COUNTRIES));
        }
        var region = wanted.region();
        return new HolidaysOf(country, region == null || region.isBlank() ? null : region(country, region));
    }

    /**
     * The holidays of a {@linkplain #known known} place in a year, by date. Observances and bank holidays on which
     * shops and offices work are left out.
     */
    public static List<Day> of(HolidaysOf place, int year) {
        var language = IN_FRENCH.contains(place.country()) ? Locale.FRENCH : Locale.ENGLISH;
        var known = manager(place.country()).getHolidays(Year.of(year), hierarchy(place)).stream()
                .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                .filter(holiday -> Amendments.isKept(place, holiday.getDate()))
                .map(holiday -> new Day(holiday.getDate(), holiday.getDescription(language)))
                .toList();
        var dates = known.stream().map(Day::date).collect(Collectors.toSet());
        return Stream.concat(known.stream(),
                Amendments.of(place, year).filter(amendment -> !dates.contains(amendment.date())))
                .sorted(Comparator.comparing(Day::date)).toList();
    }

    /** The days that lie in a year, be it that they stand for one of the next: a Friday for a Saturday, 1 January. */
    public static List<Day> in(HolidaysOf place, int year) {
        return IntStream.rangeClosed(year - 1, year + 1).mapToObj(each -> of(place, each)).flatMap(List::stream)
                .filter(day -> day.date().getYear() == year).distinct().toList();
    }

    private static Country country(String code) {
        var country = manager(code).getCalendarHierarchy();
        var own = code.equals("FR")
                ? Stream.concat(Stream.of(new Region(ALSACE_MOSELLE, "Alsace-Moselle")), OVERSEAS.stream())
                : Stream.<Region>empty();
        var regions = country.getChildren().values().stream()
                .map(region -> new Region(region.getId().toUpperCase(Locale.ROOT), region.getDescription()))
                .sorted(Comparator.comparing(Region::region));
        return new Country(code, country.getDescription(), Stream.concat(own, regions).toList());
    }

    private static String region(String country, String wanted) {
        var upper = wanted.strip().toUpperCase(Locale.ROOT);
        var code = upper.startsWith(country + "-") ? upper.substring(country.length() + 1) : upper;
        if (isOurs(country, code) || child(country, code).isPresent()) {
            return code;
        }
        throw new UnusableCalendar("/holidaysOf/region",
                "is no region of " + country + "; see GET /api/v1/calendars:countries");
    }

    /** One that the library does not know. */
    private static boolean isOurs(String country, String code) {
        return country.equals("FR") && (code.equals(ALSACE_MOSELLE) || isOverseas(code));
    }

    private static boolean isOverseas(String code) {
        return OVERSEAS.stream().anyMatch(department -> department.region().equals(code));
    }

    /** The patron saints of the Austrian states are in the library, but are no holidays by which people are off. */
    private static String[] hierarchy(HolidaysOf place) {
        var region = place.region();
        if (region == null || place.country().equals("AT") || place.country().equals("FR") && isOverseas(region)) {
            return new String[0];
        }
        var code = place.country().equals("FR") && LOCAL_LAW.contains(region) ? BAS_RHIN : region;
        return new String[]{child(place.country(), code).map(CalendarHierarchy::getId).orElse(code)};
    }

    /** The library writes some codes in lower case and some in upper case, and silently ignores the other. */
    private static Optional<CalendarHierarchy> child(String country, @Nullable String code) {
        return manager(country).getCalendarHierarchy().getChildren().values().stream()
                .filter(region -> region.getId().equalsIgnoreCase(Objects.requireNonNullElse(code, ""))).findAny();
    }

    private static HolidayManager manager(String country) {
        // The library finds its parts by the thread's class loader, which on a worker thread may be another's.
        var thread = Thread.currentThread();
        var usual = thread.getContextClassLoader();
        thread.setContextClassLoader(PublicHolidays.class.getClassLoader());
        try {
            return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
        } finally {
            thread.setContextClassLoader(usual);
        }
    }
}
