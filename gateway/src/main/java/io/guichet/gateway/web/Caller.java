package io.guichet.gateway.web;

import java.util.Optional;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcConfigurationMetadata;

/**
 * Who asks.
 *
 * @param subject the identity provider's id of the person or program
 * @param tokens those of the browser's session; empty when the request brought its own token
 */
record Caller(String subject, Optional<AuthorizationCodeTokens> tokens, Optional<OidcConfigurationMetadata> provider) {}
