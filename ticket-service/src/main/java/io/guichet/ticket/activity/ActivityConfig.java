package io.guichet.ticket.activity;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long it is believed that somebody is at a ticket. */
@ConfigMapping(prefix = "guichet.ticket.activity")
public interface ActivityConfig {

    /** After they last said so; the UI says so three times as often. */
    @WithDefault("PT45S")
    Duration life();
}
