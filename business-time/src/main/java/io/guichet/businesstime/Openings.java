package io.guichet.businesstime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The open spans of one day, in seconds after the day's first instant: sorted, apart from each other, never empty. */
final class Openings {

    private final List<Span> spans;
    private final long total;

    /** Open from the first second on, closed again from the second named {@code to}. */
    record Span(long from, long to) {

        Span within(long least, long most) {
            return new Span(Math.max(from, least), Math.min(to, most));
        }

        Span later(long seconds) {
            return new Span(from + seconds, to + seconds);
        }

        long seconds() {
            return to - from;
        }
    }

    private Openings(List<Span> spans) {
        this.spans = List.copyOf(spans);
        this.total = spans.stream().mapToLong(Span::seconds).sum();
    }

    /** The union of spans: a second covered twice is open once. */
    static Openings union(List<Span> spans) {
        var merged = new ArrayList<Span>();
        for (Span span : spans.stream().sorted(Comparator.comparingLong(Span::from)).toList()) {
            if (span.seconds() <= 0) {
                continue;
            }
            if (merged.isEmpty() || merged.getLast().to() < span.from()) {
                merged.add(span);
            } else {
                Span last = merged.removeLast();
                merged.add(new Span(last.from(), Math.max(last.to(), span.to())));
            }
        }
        return new Openings(merged);
    }

    /** All open seconds of the day. */
    long total() {
        return total;
    }

    /** Open seconds before a moment of the day. */
    long before(long moment) {
        long seconds = 0;
        for (Span span : spans) {
            seconds += Math.max(0, Math.min(moment, span.to()) - span.from());
        }
        return seconds;
    }

    /** The earliest moment before which the day was open for so many seconds, 1 to {@link #total()}. */
    long reach(long seconds) {
        long wanted = seconds;
        for (Span span : spans) {
            if (wanted <= span.seconds()) {
                return span.from() + wanted;
            }
            wanted -= span.seconds();
        }
        throw new IllegalArgumentException("The day is open for " + total + " s, not " + seconds);
    }

    /** Whether the second that begins at a moment is open. */
    boolean contains(long moment) {
        return spans.stream().anyMatch(span -> span.from() <= moment && moment < span.to());
    }
}
