package io.guichet.ticket.pending;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long a sender may change their mind. */
@ConfigMapping(prefix = "guichet.ticket.hold")
public interface HoldConfig {

    /** From sending to going out, of a message that is sent with {@code hold}. */
    @WithDefault("PT10S")
    Duration time();
}
