package io.guichet.notification.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.events.NoticeEvent.NoticePosted;

/**
 * How far a page has been told. Notices become visible in the order of their commits, not of their instants: a page
 * that comes back reads again from some time before the last one, less those that it was shown since.
 *
 * @param from everything before has been shown
 * @param shown what has been shown since, oldest first
 */
record ResumePoint(Instant from, List<Shown> shown) {

    /** Longer than any transaction lives. */
    static final Duration OVERLAP = Duration.ofSeconds(30);
    /** As many as a header holds easily; more in so short a time move the point forward. */
    private static final int MOST_SHOWN = 60;
    private static final Pattern FORM = Pattern.compile("\\d{1,15}(_[0-9a-f-]{36}\\+\\d{1,9}){0," + MOST_SHOWN + "}");

    /** A notice that was shown, and when it had been posted. */
    record Shown(UUID notice, Instant at) {}

    /** Of a page that reads the list of notices after it has opened the stream. */
    static ResumePoint at(Instant now) {
        return new ResumePoint(now.minus(OVERLAP), List.of());
    }

    /** What {@link #toString} wrote; empty for anything else. */
    static Optional<ResumePoint> parse(@Nullable String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        var parts = List.of(text.split("_", -1));
        var from = Instant.ofEpochMilli(Long.parseLong(parts.getFirst()));
        return Optional.of(new ResumePoint(from, parts.stream().skip(1).map(part -> shown(from, part)).toList()));
    }

    boolean hasShown(UUID notice) {
        return shown.stream().anyMatch(one -> one.notice().equals(notice));
    }

    /** The point after one more notice was shown. */
    ResumePoint with(NoticePosted notice) {
        var later = notice.at().minus(OVERLAP);
        var moved = later.isAfter(from) ? later : from;
        var all = Stream.concat(shown.stream(), Stream.of(new Shown(notice.notice(), notice.at())))
                .filter(one -> !one.at().isBefore(moved)).toList();
        return new ResumePoint(moved, all.subList(Math.max(0, all.size() - MOST_SHOWN), all.size()));
    }

    @Override
    public String toString() {
        return Stream.concat(Stream.of(Long.toString(from.toEpochMilli())), shown.stream().map(this::text))
                .collect(Collectors.joining("_"));
    }

    private String text(Shown one) {
        return one.notice() + "+" + Math.max(0, Duration.between(from, one.at()).toMillis());
    }

    private static Shown shown(Instant from, String text) {
        var plus = text.indexOf('+');
        return new Shown(UUID.fromString(text.substring(0, plus)),
                from.plusMillis(Long.parseLong(text.substring(plus + 1))));
    }
}
