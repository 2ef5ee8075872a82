package io.guichet.notification.mail;

import java.time.Duration;

import io.guichet.notification.sending.RetrySchedule;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long a mail that could not be handed over is tried again. */
@ConfigMapping(prefix = "guichet.mail.retry")
interface RetryConfig {

    /** The first wait; each further one is twice as long. */
    @WithDefault("PT10S")
    Duration first();

    /** Greylisting servers want minutes, and an outage of hours ought to be noticed when it ends. */
    @WithDefault("PT2H")
    Duration longest();

    /** After that, a reply would come as a surprise. */
    @WithDefault("P2D")
    Duration giveUpAfter();

    /** How long after it was sent or failed a mail can be sent again: most bounces come within days. */
    @WithDefault("P14D")
    Duration keepLetters();

    default RetrySchedule schedule() {
        return new RetrySchedule(first(), longest(), giveUpAfter());
    }
}
