package io.guichet.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.guichet.gateway.session.Sessions;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;

/**
 * Ends a session here and at the identity provider. We tell the provider ourselves, by the session's refresh token:
 * the usual redirect would carry the ID token through the browser.
 */
@ApplicationScoped
class SignOut {

    private static final Logger LOG = Logger.getLogger(SignOut.class);
    private static final int PATIENCE_MS = 3_000;

    private final Sessions sessions;
    private final SignInConfig config;
    private final HttpClient client;

    SignOut(Sessions sessions, SignInConfig config, Vertx vertx) {
        this.sessions = sessions;
        this.config = config;
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(PATIENCE_MS));
    }

    void leave(RoutingContext request) {
        if (Origins.isForeign(request.request())) {
            Answers.problem(request, Problem.notAllowed("Signing out is up to the person, not to another site"));
            return;
        }
        Callers.identify(request)
                .compose(caller -> caller.map(this::endThere).orElseGet(Future::succeededFuture))
                .recover(failure -> told(failure))
                .compose(done -> endHere(request))
                .onComplete(
                        done -> Answers.redirect(request, "/?signedOut"),
                        failure -> Answers.problem(request, Callers.problemOf(failure)));
    }

    private Future<Void> endHere(RoutingContext request) {
        var cookie = Optional.ofNullable(request.request().getCookie(SessionCookie.INTERNAL));
        SessionCookie.expire(request);
        return cookie.map(found -> UniHelper.toFuture(sessions.end(found.getValue())))
                .orElseGet(Future::succeededFuture);
    }

    private Future<Void> endThere(Caller caller) {
        var refreshToken = caller.tokens().map(AuthorizationCodeTokens::getRefreshToken);
        var address = caller.provider().map(OidcConfigurationMetadata::getEndSessionUri);
        if (refreshToken.isEmpty() || address.isEmpty()) {
            return Future.succeededFuture();
        }
        var form = form(Map.of("client_id", config.clientId(), "client_secret", config.clientSecret(),
                "refresh_token", refreshToken.get()));
        return client.request(new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(address.get())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded"))
                .compose(out -> out.idleTimeout(PATIENCE_MS).send(form))
                .compose(SignOut::accepted);
    }

    private static Future<Void> accepted(HttpClientResponse response) {
        return response.statusCode() < 300
                ? response.end()
                : Future.failedFuture("The identity provider answered " + response.statusCode());
    }

    // The session here ends in any case; there it lasts until its own time-out.
    private static Future<Void> told(Throwable failure) {
        LOG.warnf("The session at the identity provider was not ended: %s", failure);
        return Future.succeededFuture();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
