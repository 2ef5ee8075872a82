package io.guichet.ticket.setting;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/**
 * What was configured a moment ago: a ticket is opened without asking the database each time. This replica sees its own
 * changes at once, the others within a second.
 */
@Singleton
class SettingsKept {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private volatile @Nullable Kept kept;

    /** What was read, and when. */
    private record Kept(Configured configured, Instant at) {}

    /** What is fresh enough; null when it has to be read. */
    @Nullable
    Configured freshAt(Instant now) {
        var known = kept;
        return known == null || known.at().plus(FRESH).isBefore(now) || known.at().isAfter(now)
                ? null
                : known.configured();
    }

    Configured keep(Configured configured, Instant readAt) {
        kept = new Kept(configured, readAt);
        return configured;
    }

    void forget() {
        kept = null;
    }
}
