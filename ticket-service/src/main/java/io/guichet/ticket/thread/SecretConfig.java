package io.guichet.ticket.thread;

import jakarta.validation.constraints.Size;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The installation's secret, from which the keys of this service are derived. */
@ConfigMapping(prefix = "guichet.ticket.signing")
public interface SecretConfig {

    /** The same for all replicas; whoever changes it makes the reply addresses that are out there invalid. */
    @WithDefault("${GUICHET_SECRET}")
    @Size(min = 32, message = "GUICHET_SECRET must have at least 32 characters")
    String secret();
}
