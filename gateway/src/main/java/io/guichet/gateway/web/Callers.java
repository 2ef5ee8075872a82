package io.guichet.gateway.web;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import io.guichet.gateway.session.SessionsUnavailable;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Finds out who asks, without deciding what a stranger is answered. */
final class Callers {

    private Callers() {}

    /** Who asks; empty when the request carries neither a token nor a session. */
    static Future<Optional<Caller>> identify(RoutingContext request) {
        return identify(request, (context, failure) -> {});
    }

    /**
     * Who asks, with an answer to what is wrong with the token or session.
     *
     * @param onFailure answers; it is called at most once, before the future fails
     */
    static Future<Optional<Caller>> identify(RoutingContext request, BiConsumer<RoutingContext, Throwable> onFailure) {
        request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, onFailure);
        return UniHelper.toFuture(QuarkusHttpUser.getSecurityIdentity(request, null))
                .map(identity -> caller(request, identity));
    }

    /** What to tell somebody whose token or session could not be accepted. */
    static Problem problemOf(Throwable failure) {
        if (isOurFault(failure)) {
            return Problem.notAvailable("The sign-in cannot be checked at the moment; please try again shortly");
        }
        return Problem.notSignedIn("The access token or the session is not accepted, or no longer");
    }

    /** Whether the sign-in could not be checked at all, in contrast to being refused. */
    static boolean isOurFault(Throwable failure) {
        for (@Nullable
        Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SessionsUnavailable || cause instanceof IOException
                    || cause instanceof TimeoutException) {
                return true;
            }
        }
        return !(failure instanceof AuthenticationException);
    }

    private static Optional<Caller> caller(RoutingContext request, SecurityIdentity identity) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        OidcConfigurationMetadata provider = identity.getAttribute(OidcUtils.CONFIG_METADATA_ATTRIBUTE);
        return Optional.of(new Caller(token.getSubject(), sessionTokens(request), Optional.ofNullable(provider)));
    }

    private static Optional<AuthorizationCodeTokens> sessionTokens(RoutingContext request) {
        return TenantChoice.hasOwnToken(request)
                ? Optional.empty()
                : Optional.ofNullable(request.get(AuthorizationCodeTokens.class.getName()));
    }
}
