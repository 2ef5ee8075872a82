package io.guichet.sla.calendar;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.guichet.events.CalendarEvent.Calendar;
import io.guichet.sla.StoredJson;

/** A business calendar as it is now; a removed one keeps its row, so that its versions only grow. */
@Entity
@Table(name = "sla_calendar")
public class SlaCalendar {

    @Id
    private String key;

    private long version;
    private String content;
    private boolean removed;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected SlaCalendar() {}

    /** Takes another content; false when it says the same already. */
    boolean become(Calendar calendar) {
        if (!removed && calendar.equals(calendar())) {
            return false;
        }
        content = StoredJson.write(calendar);
        removed = false;
        version++;
        return true;
    }

    void remove() {
        removed = true;
        version++;
    }

    boolean isRemoved() {
        return removed;
    }

    public String key() {
        return key;
    }

    /** +1 with each change, also with its removal. */
    public long version() {
        return version;
    }

    public Calendar calendar() {
        return StoredJson.read(content, Calendar.class);
    }

    String content() {
        return content;
    }

    CalendarRef ref() {
        return new CalendarRef(key, version);
    }
}
