package io.guichet.sla.calendar;

/** One version of a calendar. */
public record CalendarRef(String key, long version) {

    /** Key and version as one word. */
    public String name() {
        return key + "@" + version;
    }
}
