package io.guichet.routing.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.routing.assignment.Candidate;
import io.guichet.routing.assignment.GroupOptions;

/** How the work of one requester shares a group with that of others, as the group says, or else the installation. */
@Singleton
class Equity {

    private final EquityConfig config;
    private final Clock clock;

    Equity(EquityConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** What holds for all groups. */
    EquityConfig config() {
        return config;
    }

    /** What one requester may have of the room of those who are there. */
    Share shareOf(GroupOptions options, List<Candidate> present) {
        return Share.of(present, config.share(), reserveOf(options));
    }

    /** Room is left free for others where some have come to the group since; absent where it never is. */
    @Nullable
    Instant lately(GroupOptions options) {
        return reserveOf(options) > 0 ? clock.instant().minus(config.lately()) : null;
    }

    private double reserveOf(GroupOptions options) {
        var own = options.reserve();
        return own == null ? config.reserve() : own;
    }
}
