package io.guichet.routing.identity.client;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.routing.identity.IdentityNotAvailable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;

/** The administration interface of Keycloak, with the credentials of this service. */
@Singleton
class Keycloak {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A token is renewed before it ends: requests take time too. */
    private static final Duration RESERVE = Duration.ofSeconds(15);

    private final WebClient http;
    private final IdentityConfig config;
    private final Clock clock;
    private volatile @Nullable Token token;

    Keycloak(Vertx vertx, IdentityConfig config, Clock clock) {
        this.http = WebClient.create(vertx);
        this.config = config;
        this.clock = clock;
    }

    /** Sends a request to a path below the realm's administration, such as {@code /users}. */
    Uni<HttpResponse<Buffer>> send(HttpMethod method, String path, @Nullable Object body) {
        return token().chain(bearer -> {
            var request = request(method, config.administration() + path).bearerTokenAuthentication(bearer.value());
            return body == null ? request.send() : request.sendJson(body);
        });
    }

    private Uni<Token> token() {
        var known = token;
        return known != null && known.until().isAfter(clock.instant())
                ? Uni.createFrom().item(known)
                : fetchToken().invoke(fetched -> token = fetched);
    }

    private Uni<Token> fetchToken() {
        var secret = config.secret().filter(given -> !given.isBlank()).orElseThrow(() -> new IdentityNotAvailable(
                "This service has no credentials at the identity provider: give the id of the person there"));
        var form = MultiMap.caseInsensitiveMultiMap().add("grant_type", "client_credentials")
                .add("client_id", config.client()).add("client_secret", secret);
        return request(HttpMethod.POST, config.realm() + "/protocol/openid-connect/token").sendForm(form)
                .map(answer -> {
                    if (answer.statusCode() != 200) {
                        throw new IdentityNotAvailable("The identity provider refuses this service: %d"
                                .formatted(answer.statusCode()));
                    }
                    return Token.of(answer.bodyAsJsonObject(), clock.instant());
                });
    }

    private HttpRequest<Buffer> request(HttpMethod method, String address) {
        return http.requestAbs(method, URI.create(address).toString()).timeout(PATIENCE.toMillis());
    }

    private record Token(String value, Instant until) {

        static Token of(JsonObject answer, Instant now) {
            return new Token(answer.getString("access_token"),
                    now.plusSeconds(answer.getLong("expires_in", 60L)).minus(RESERVE));
        }
    }
}
