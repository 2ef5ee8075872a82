package io.guichet.ticket.trash;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long the trash is kept. */
@ConfigMapping(prefix = "guichet.ticket.trash")
public interface TrashConfig {

    /** From the deletion of a ticket until nothing is left of it. */
    @WithDefault("P30D")
    Duration kept();
}
