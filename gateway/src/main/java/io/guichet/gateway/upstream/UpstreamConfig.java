package io.guichet.gateway.upstream;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the services are, and how long we wait for them. */
@ConfigMapping(prefix = "guichet.gateway.upstream")
public interface UpstreamConfig {

    URI ticket();

    URI routing();

    URI sla();

    URI notification();

    URI kb();

    /** Until the answer begins: longer than a service allows itself (5 s), shorter than our client waits (10 s). */
    @WithDefault("8s")
    Duration timeOut();

    /** To a service that is there a connection takes milliseconds; one that is gone must not use up the time-out. */
    @WithDefault("2s")
    Duration connectTimeOut();

    /** How long the body of an answer may stand still; live streams may for ever, they end with their token. */
    @WithDefault("30s")
    Duration stall();

    /** Connections to each service for ordinary calls: more than its database pool serves at once, by far. */
    @WithDefault("128")
    int connections();

    /** Connections to each service for live streams: each person at work holds one all day. */
    @WithDefault("10000")
    int streams();

    /** The base address of a service. */
    default URI addressOf(Upstream upstream) {
        return switch (upstream) {
            case TICKET -> ticket();
            case ROUTING -> routing();
            case SLA -> sla();
            case NOTIFICATION -> notification();
            case KB -> kb();
        };
    }
}
