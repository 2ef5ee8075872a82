package io.guichet.notification.mail;

import java.net.URI;
import java.util.UUID;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where people open what a mail names. */
@ConfigMapping(prefix = "guichet.links")
public interface LinkConfig {

    /** The address of the web UI, as browsers know it. */
    @WithDefault("${GUICHET_PUBLIC_URL:http://localhost:8080}")
    URI base();

    default URI ticket(UUID id) {
        return page("/tickets/" + id);
    }

    /** A page of the web UI, by its path and query. */
    default URI page(String path) {
        return URI.create(base().toString().replaceAll("/+$", "") + path);
    }
}
