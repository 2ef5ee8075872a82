package io.guichet.devstack.demo;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** The access token of one caller, renewed before it ends. */
final class Badge implements Api.Token {

    /** Tokens live two minutes. */
    private static final Duration RENEW_AFTER = Duration.ofSeconds(80);

    private final Api.Token source;
    private final Clock clock;
    private @Nullable String token;
    private Instant renewAt = Instant.MIN;

    Badge(Api.Token source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public synchronized String current() throws IOException {
        var valid = token;
        if (valid == null || !clock.instant().isBefore(renewAt)) {
            valid = source.current();
            token = valid;
            renewAt = clock.instant().plus(RENEW_AFTER);
        }
        return valid;
    }
}
