package io.guichet.sla.calendar;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.guichet.events.CalendarEvent.Calendar;
import io.guichet.http.directory.Directory;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Sequence;
import io.guichet.sla.StoredJson;
import io.guichet.sla.clock.Hours;
import io.smallrye.mutiny.Uni;

/** Finds the hours that a promise is counted in. */
@Singleton
public class CalendarVersions {

    private static final Logger LOG = Logger.getLogger(CalendarVersions.class);
    private static final String VERSION = "select content from sla_calendar_version where key = $1 and version = $2";

    private final Calendars calendars;
    private final Directory directory;
    private final CurrentTransaction transaction;
    /** Versions never change, so what is known stays true. */
    private final Map<CalendarRef, Hours> known = new ConcurrentHashMap<>();

    CalendarVersions(Calendars calendars, Directory directory, CurrentTransaction transaction) {
        this.calendars = calendars;
        this.directory = directory;
        this.transaction = transaction;
    }

    /**
     * The calendar that a new promise is counted in, as it is now: the policy's, else the department's, else none.
     *
     * @param ofPolicy key, absent when the policy leaves it to the department
     */
    public Uni<Optional<CalendarRef>> current(@Nullable String ofPolicy, String department) {
        return at(Optional.empty(), ofPolicy, department);
    }

    /**
     * The calendar that a promise of an instant is counted in; which one a department had then is not known, so it is
     * the one that it has now.
     *
     * @param then the instant whose version is wanted; empty for that of now
     */
    public Uni<Optional<CalendarRef>> at(Optional<Instant> then, @Nullable String ofPolicy, String department) {
        var key = ofPolicy != null ? ofPolicy : ofDepartment(department);
        if (key == null) {
            LOG.warnf("The department %s has no calendar: its promises count around the clock", department);
            return Uni.createFrom().item(Optional.empty());
        }
        return then.map(instant -> calendars.at(key, instant))
                .orElseGet(() -> calendars.present(key).map(found -> found.map(SlaCalendar::ref)))
                .invoke(found -> {
                    if (found.isEmpty()) {
                        LOG.warnf("There is no calendar %s: promises of %s count around the clock", key, department);
                    }
                });
    }

    /** The hours of one version; around the clock without one. */
    public Uni<Hours> hours(@Nullable CalendarRef ref) {
        if (ref == null) {
            return Uni.createFrom().item(Hours.roundTheClock());
        }
        var hours = known.get(ref);
        return hours != null
                ? Uni.createFrom().item(hours)
                : transaction.select(VERSION, ref.key(), ref.version())
                        .map(rows -> read(String.valueOf(rows.getFirst()[0])))
                        .invoke(read -> known.put(ref, read));
    }

    /** The hours of these versions by {@linkplain CalendarRef#name name}; around the clock by any other. */
    public Uni<Function<String, Hours>> hours(List<CalendarRef> refs) {
        var found = new HashMap<String, Hours>();
        return Sequence.each(refs, ref -> hours(ref).invoke(hours -> found.put(ref.name(), hours)).replaceWithVoid())
                .replaceWith(() -> name -> found.getOrDefault(name, Hours.roundTheClock()));
    }

    private @Nullable String ofDepartment(String department) {
        return directory.department(department).map(found -> found.calendar()).orElse(null);
    }

    private static Hours read(String content) {
        return new Hours(CalendarReading.of(StoredJson.read(content, Calendar.class)));
    }
}
