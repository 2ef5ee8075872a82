package io.guichet.reliable;

import java.util.Optional;

import io.guichet.events.Topics;
import io.smallrye.config.ConfigMapping;

/** What a relay says of itself. */
@ConfigMapping(prefix = "guichet.outbox")
interface PulseConfig {

    /** Topic of which it says that everything has been sent; empty where nobody waits for that. */
    Optional<String> pulse();

    /** The topic, which must be one of {@link Topics}: of another nobody would hear, and timers would not wait. */
    default Optional<String> checkedPulse() {
        pulse().ifPresent(named -> {
            if (Topics.all().stream().noneMatch(topic -> topic.name().equals(named))) {
                throw new IllegalArgumentException(
                        "guichet.outbox.pulse must be the name of a topic, such as guichet.tickets: " + named);
            }
        });
        return pulse();
    }
}
