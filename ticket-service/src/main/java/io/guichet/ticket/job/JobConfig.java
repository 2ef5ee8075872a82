package io.guichet.ticket.job;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What jobs may take, and how long they are kept. */
@ConfigMapping(prefix = "guichet.ticket.job")
public interface JobConfig {

    /** From the end of a job, or from the last that was heard of one that never began, until nothing is left of it. */
    @WithDefault("P30D")
    Duration kept();

    /** The largest part of an import, in bytes: one that takes longer than a request may is not answered. */
    @WithDefault("16777216")
    long largestPart();
}
