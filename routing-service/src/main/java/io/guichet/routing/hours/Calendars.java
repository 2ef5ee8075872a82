package io.guichet.routing.hours;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.guichet.businesstime.BusinessCalendar;
import io.guichet.events.CalendarEvent.Calendar;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/** The business calendars that are known here, each made ready once for each of its versions. */
@Singleton
public class Calendars {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final String FIND = "select key, version, definition from calendar where key = any($1)";

    private final CurrentTransaction transaction;
    private final Map<String, Ready> ready = new ConcurrentHashMap<>();

    Calendars(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** The calendars of these keys; those that are not known are left out. */
    public Uni<Map<String, BusinessCalendar>> of(Collection<String> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : transaction.select(FIND, (Object) keys.toArray(String[]::new)).map(this::ready);
    }

    private Map<String, BusinessCalendar> ready(List<@Nullable Object[]> rows) {
        return rows.stream().map(this::ready).collect(Collectors.toMap(Ready::key, Ready::calendar));
    }

    private Ready ready(@Nullable Object[] row) {
        var key = String.valueOf(row[0]);
        var version = ((Number) Objects.requireNonNull(row[1])).longValue();
        return ready.compute(key, (_, known) -> known != null && known.version() == version
                ? known
                : new Ready(key, version, Hours.of(read(String.valueOf(row[2])))));
    }

    static String write(Calendar calendar) {
        try {
            return JSON.writeValueAsString(calendar);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A calendar is always JSON", failure);
        }
    }

    private static Calendar read(String definition) {
        try {
            return JSON.readValue(definition, Calendar.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("What is read here was written here", failure);
        }
    }

    private record Ready(String key, long version, BusinessCalendar calendar) {}
}
