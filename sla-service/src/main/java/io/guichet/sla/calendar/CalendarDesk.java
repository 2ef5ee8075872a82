package io.guichet.sla.calendar;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.businesstime.BusinessCalendar;
import io.guichet.businesstime.NoOpeningAhead;
import io.guichet.events.CalendarEvent.Calendar;
import io.guichet.events.CalendarEvent.CalendarChanged;
import io.guichet.events.CalendarEvent.CalendarRemoved;
import io.guichet.events.CalendarEvent.Holiday;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Everything one can do with calendars; each verb is one transaction, with the event that tells others. */
@ApplicationScoped
public class CalendarDesk {

    /** More would not fit into an event. */
    private static final int MOST_HOLIDAYS = 2_000;

    private final Calendars calendars;
    private final CalendarUses uses;
    private final CalendarNews news;
    private final CalendarUsers users;
    private final Clock clock;

    CalendarDesk(Calendars calendars, CalendarUses uses, CalendarNews news, CalendarUsers users, Clock clock) {
        this.calendars = calendars;
        this.uses = uses;
        this.news = news;
        this.users = users;
        this.clock = clock;
    }

    /** What was saved; {@code created} says whether there was none before. */
    public record Saved(SlaCalendar calendar, boolean created) {}

    /** What was added to. */
    public record Added(SlaCalendar calendar, int holidays) {}

    /** The calendars whose key comes after the given one, in the order of their keys. */
    @WithSession
    public Uni<List<SlaCalendar>> list(@Nullable String after, int limit) {
        return calendars.after(after, limit);
    }

    /** Fails with {@link CalendarNotFound} when there is none. */
    @WithSession
    public Uni<SlaCalendar> find(String key) {
        return calendars.present(key).map(found -> found.orElseThrow(() -> new CalendarNotFound(key)));
    }

    /** The calendar, ready to count. */
    @WithSession
    public Uni<BusinessCalendar> counting(String key) {
        return find(key).map(found -> CalendarReading.of(found.calendar()));
    }

    /** Fails with {@link CalendarExists} when the key is taken, else as {@link #save}. */
    @WithTransaction
    public Uni<SlaCalendar> create(Calendar wanted) {
        var calendar = keyed(wanted);
        check(calendar);
        return calendars.lock(calendar.key())
                .invoke(known -> {
                    if (!known.isRemoved()) {
                        throw new CalendarExists(calendar.key());
                    }
                })
                .call(known -> change(known, calendar));
    }

    /**
     * Makes the calendar as described, whether it existed or not; the same again changes nothing. Fails with
     * {@link UnusableCalendar} when it cannot be understood or never opens.
     *
     * @param verify is given the version that is about to be changed, 0 when there is none; what it throws ends it
     */
    @WithTransaction
    public Uni<Saved> save(Calendar calendar, LongConsumer verify) {
        check(calendar);
        return calendars.lock(calendar.key())
                .invoke(known -> verify.accept(known.isRemoved() ? 0 : known.version()))
                .chain(known -> {
                    var created = known.isRemoved();
                    return change(known, calendar).replaceWith(new Saved(known, created));
                });
    }

    /**
     * Adds holidays to those of a calendar, without those that it has; how many there were. Fails with
     * {@link CalendarNotFound}, and with {@link UnusableCalendar} when it becomes too many or never opens any more.
     */
    @WithTransaction
    public Uni<Added> add(String key, List<Holiday> more) {
        return calendars.lock(key).chain(known -> {
            if (known.isRemoved()) {
                throw new CalendarNotFound(key);
            }
            var before = known.calendar();
            var all = new HashSet<>(before.holidays());
            var fresh = more.stream().filter(all::add).toList();
            var after = with(before, Stream.concat(before.holidays().stream(), fresh.stream()).toList());
            check(after);
            return change(known, after).replaceWith(new Added(known, fresh.size()));
        });
    }

    /** Fails with {@link CalendarInUse} while a policy or department works by it. */
    @WithTransaction
    public Uni<Void> remove(String key, LongConsumer verify) {
        return calendars.lock(key)
                .invoke(known -> {
                    if (known.isRemoved()) {
                        throw new CalendarNotFound(key);
                    }
                    verify.accept(known.version());
                })
                .call(() -> uses.refuseIfAny(key))
                .invoke(SlaCalendar::remove)
                .call(() -> calendars.end(key, clock.instant()))
                .chain(known -> news.tell(new CalendarRemoved(key, known.version())));
    }

    private Uni<Void> change(SlaCalendar known, Calendar calendar) {
        return known.become(calendar)
                ? calendars.keep(known, clock.instant())

                        .chain(() -> news.tell(new CalendarChanged(calendar, known.version())))
                        .chain(() -> users.begin(known.key()))
                : Uni.createFrom().voidItem();
    }

    private void check(Calendar calendar) {
        try {
            var ignored = CalendarReading.of(calendar).nextOpening(clock.instant());
        } catch (NoOpeningAhead never) {
            throw new UnusableCalendar("/hours", "never open within the next five years");
        }
    }

    private static Calendar with(Calendar calendar, List<Holiday> holidays) {
        if (holidays.size() > MOST_HOLIDAYS) {
            throw new UnusableCalendar("/holidays", "are more than " + MOST_HOLIDAYS);
        }
        return new Calendar(calendar.key(), calendar.name(), calendar.zone(), calendar.hours(), holidays,
                calendar.holidaysOf());
    }

    private static Calendar keyed(Calendar calendar) {
        if (!calendar.key().isEmpty()) {
            return calendar;
        }
        var slug = Slug.of(calendar.name());
        if (slug.isEmpty()) {
            throw new UnusableCalendar("/name", "has no letter or digit to make a key of: give a key");
        }
        return new Calendar(slug, calendar.name(), calendar.zone(), calendar.hours(), calendar.holidays(),
                calendar.holidaysOf());
    }
}
