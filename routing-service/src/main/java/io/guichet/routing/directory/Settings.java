package io.guichet.routing.directory;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketStatus;

/** The settings of a department that other services know; they would take what they cannot read for nothing. Plain Java. */
final class Settings {

    /** Far beyond what anybody waits for, and within what instants can be counted in. */
    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final List<String> SWITCHES = List.of("thanksReopens", "takeOnReply");
    private static final String REOPEN_WINDOW = "reopenWindow";
    private static final String CLOSE_AFTER = "closeAfter";
    private static final String SUB_STATUSES = "subStatuses";

    private Settings() {}

    /** Throws {@link SettingNotValid} for a value that whoever knows the setting could not use. */
    static void check(Map<String, Object> settings) {
        settings.forEach((name, value) -> {
            if (SWITCHES.contains(name)) {
                refuseUnless(value instanceof Boolean, at(name), "must be true or false");
            } else if (name.equals(REOPEN_WINDOW)) {
                checkDuration(at(name), value, Duration.ZERO);
            } else if (name.equals(CLOSE_AFTER)) {
                checkDuration(at(name), value, Duration.ofSeconds(1));
            } else if (name.equals(SUB_STATUSES)) {
                checkSubStatuses(value);
            }
        });
    }

    private static void checkDuration(String pointer, Object value, Duration shortest) {
        var duration = value instanceof String text ? duration(text) : null;
        refuseUnless(duration != null && duration.compareTo(shortest) >= 0 && duration.compareTo(LONGEST) <= 0, pointer,
                "must be a duration in ISO 8601, such as P4D or PT36H, of %s to P3660D".formatted(shortest));
    }

    private static @Nullable Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notOne) {
            return null;
        }
    }

    private static void checkSubStatuses(Object value) {
        refuseUnless(value instanceof List<?>, at(SUB_STATUSES), "must be a list");
        var all = (List<?>) value;
        for (var place = 0; place < all.size(); place++) {
            var pointer = at(SUB_STATUSES) + "/" + place;
            refuseUnless(all.get(place) instanceof Map<?, ?>, pointer, "must be an object with key, name and status");
            checkSubStatus(pointer, (Map<?, ?>) all.get(place));
        }
        var keys = all.stream().map(one -> ((Map<?, ?>) one).get("key")).toList();
        refuseUnless(keys.stream().distinct().count() == keys.size(), at(SUB_STATUSES), "must have different keys");
    }

    private static void checkSubStatus(String pointer, Map<?, ?> one) {
        refuseUnless(isText(one.get("key")), pointer + "/key", "must be a text");
        refuseUnless(one.get("name") == null || isText(one.get("name")), pointer + "/name", "must be a text");
        refuseUnless(Stream.of(TicketStatus.values()).anyMatch(status -> status.name().equals(one.get("status"))),
                pointer + "/status", "must be one of " + Stream.of(TicketStatus.values()).map(TicketStatus::name)
                        .collect(Collectors.joining(", ")));
    }

    private static boolean isText(@Nullable Object value) {
        return value instanceof String text && !text.isBlank();
    }

    private static String at(String name) {
        return "/settings/" + name;
    }

    private static void refuseUnless(boolean right, String pointer, String detail) {
        if (!right) {
            throw new SettingNotValid(pointer, detail);
        }
    }
}
