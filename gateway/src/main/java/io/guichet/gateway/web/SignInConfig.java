package io.guichet.gateway.web;

import java.net.URI;

import io.smallrye.config.ConfigMapping;

/** How people sign in: the realm, and us as its client. */
@ConfigMapping(prefix = "guichet.gateway.sign-in")
interface SignInConfig {

    /** The realm's address, the issuer of all tokens. */
    URI server();

    String clientId();

    String clientSecret();
}
