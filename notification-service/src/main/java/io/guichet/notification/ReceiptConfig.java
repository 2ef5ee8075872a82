package io.guichet.notification;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How acknowledgements are sent. */
@ConfigMapping(prefix = "guichet.mail.receipt")
interface ReceiptConfig {

    /** How long one that names what was promised waits for the promise: customers expect it at once. */
    @WithDefault("PT10S")
    Duration patience();
}
