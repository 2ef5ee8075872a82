package io.guichet.reliable;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** What a relay says of itself. */
@ConfigMapping(prefix = "guichet.outbox")
interface PulseConfig {

    /** Topic of which it says that everything has been sent; empty where nobody waits for that. */
    Optional<String> pulse();
}
