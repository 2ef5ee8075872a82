package io.guichet.gateway.web;

import java.time.Duration;
import java.util.Objects;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import org.jspecify.annotations.Nullable;

import io.guichet.gateway.session.Session;
import io.guichet.gateway.session.SessionId;
import io.guichet.gateway.session.SessionTokens;
import io.guichet.gateway.session.Sessions;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.oidc.runtime.CodeAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Keeps the tokens of the code flow in our sessions, so that the browser holds only an id. When Quarkus refreshes the
 * tokens it deletes the old state and creates another; here the session stays the same one, because a page has many
 * requests under way with one cookie at that moment.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class TokenStates implements TokenStateManager {

    private static final String SESSION = SessionId.class.getName();
    // What io.quarkus.oidc.runtime.OidcIdentityProvider notes on a request whose tokens it has just refreshed.
    private static final String REFRESHED = "refresh_token_grant_response";

    private final Sessions sessions;

    TokenStates(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<String> createTokenState(RoutingContext request, OidcTenantConfig tenant,
            AuthorizationCodeTokens tokens, OidcRequestContext<String> unused) {
        Long seconds = Objects.requireNonNull(request.get(CodeAuthenticationMechanism.SESSION_MAX_AGE_PARAM));
        var age = Duration.ofSeconds(seconds);
        SessionId current = request.get(SESSION);
        if (isRefresh(request) && current != null) {
            return sessions.renew(current, sessionTokens(tokens), age)
                    .map(renewed -> cookieOf(current, renewed));
        }
        return sessions.open(sessionTokens(tokens), age).map(SessionId::cookie);
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(RoutingContext request, OidcTenantConfig tenant, String cookie,
            OidcRequestContext<AuthorizationCodeTokens> unused) {
        return sessions.find(cookie)
                // A pause of the database signs nobody out: Quarkus drops the cookies that are noted here.
                .onFailure().invoke(() -> request.remove(OidcUtils.SESSION_COOKIE_NAME))
                .map(found -> found.orElseThrow(() -> new AuthenticationFailedException("There is no such session")))
                .invoke(session -> request.put(SESSION, session.id()))
                .map(TokenStates::codeTokens);
    }

    @Override
    public Uni<Void> deleteTokens(RoutingContext request, OidcTenantConfig tenant, String cookie,
            OidcRequestContext<Void> unused) {
        return isRefresh(request) ? Uni.createFrom().voidItem() : sessions.end(cookie);
    }

    private static String cookieOf(SessionId session, boolean renewed) {
        if (!renewed) {
            throw new AuthenticationFailedException("The session has ended");
        }
        return session.cookie();
    }

    private static boolean isRefresh(RoutingContext request) {
        return Boolean.TRUE.equals(request.<@Nullable Object>get(REFRESHED));
    }

    private static SessionTokens sessionTokens(AuthorizationCodeTokens tokens) {
        return new SessionTokens(tokens.getIdToken(), tokens.getAccessToken(), tokens.getRefreshToken(),
                tokens.getAccessTokenExpiresIn(), tokens.getAccessTokenScope());
    }

    private static AuthorizationCodeTokens codeTokens(Session session) {
        var tokens = session.tokens();
        return new AuthorizationCodeTokens(tokens.idToken(), tokens.accessToken(), tokens.refreshToken(),
                tokens.accessTokenExpiresIn(), tokens.accessTokenScope());
    }
}
