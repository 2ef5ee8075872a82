package io.guichet.routing.identity.client;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Keycloak, as this service administers people there. */
@ConfigMapping(prefix = "guichet.identity")
interface IdentityConfig {

    /** Address of the realm. */
    @WithDefault("${GUICHET_OIDC_URL:http://localhost:8180/realms/guichet}")
    URI realm();

    /** This service's own client; its service account has the roles {@code manage-users} and {@code view-users}. */
    @WithDefault("guichet-routing")
    String client();

    /** Without it people are not administered here: agents are given with the id that they have at Keycloak. */
    @WithDefault("${GUICHET_OIDC_CLIENT_SECRET:}")
    Optional<String> secret();

    /** How long the link of an invitation holds; it works once. */
    @WithDefault("PT24H")
    Duration invitation();

    /** Where people are led who have set their password. */
    @WithDefault("${GUICHET_PUBLIC_URL:http://localhost:8080}")
    URI publicUrl();

    /** The client that they sign in with, there. */
    @WithDefault("guichet-web")
    String webClient();

    /** Address of the realm's administration. */
    default URI administration() {
        return URI.create(realm().toString().replaceFirst("/realms/", "/admin/realms/"));
    }
}
