package io.guichet.notification;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.CalendarEvent;
import io.guichet.events.CalendarEvent.CalendarChanged;
import io.guichet.events.CalendarEvent.CalendarRemoved;
import io.guichet.notification.mail.Paper;
import io.guichet.notification.wording.Language;

/** What time it is where a department works: the zone of its calendar. Safe from any thread. */
@Singleton
public class Zones {

    private static final Map<Language, DateTimeFormatter> FORMS = Map.of(
            Language.FR, DateTimeFormatter.ofPattern("EEEE d MMMM 'à' HH:mm (z)", Locale.FRENCH),
            Language.EN, DateTimeFormatter.ofPattern("EEEE d MMMM 'at' HH:mm (z)", Locale.ENGLISH));

    private final Map<String, ZoneId> zones = new ConcurrentHashMap<>();

    /** Takes what is known of a calendar. */
    public void heard(CalendarEvent event) {
        switch (event) {
            case CalendarChanged changed -> zones.put(changed.calendar().key(), zone(changed.calendar().zone()));
            case CalendarRemoved removed -> zones.remove(removed.calendar());
        }
    }

    /** An instant as the customers of a department would say it. */
    String words(Instant instant, Paper paper) {
        return words(instant, paper.department().calendar(), paper.template().place().language());
    }

    String words(Instant instant, @Nullable String calendar, Language language) {
        var zone = calendar == null ? ZoneOffset.UTC : zones.getOrDefault(calendar, ZoneOffset.UTC);
        return FORMS.getOrDefault(language, DateTimeFormatter.ISO_OFFSET_DATE_TIME).format(instant.atZone(zone));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
