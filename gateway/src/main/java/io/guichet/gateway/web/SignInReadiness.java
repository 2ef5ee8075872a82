package io.guichet.gateway.web;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;

/**
 * Without the identity provider nobody new can sign in and no session can be prolonged. Quarkus' own check stays down
 * until a first request connects the tenants, which a gateway that is not ready never receives.
 */
@Readiness
class SignInReadiness implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client;
    private final RequestOptions discovery;

    SignInReadiness(SignInConfig config, Vertx vertx) {
        client = vertx.createHttpClient();
        discovery = new RequestOptions().setAbsoluteURI(config.server() + "/.well-known/openid-configuration");
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().completionStage(this::ask)
                .ifNoItem().after(PATIENCE).fail()
                .onFailure().recoverWithItem(false)
                .map(answers -> HealthCheckResponse.named("sign-in").status(answers).build());
    }

    private CompletionStage<Boolean> ask() {
        return client.request(discovery)
                .compose(HttpClientRequest::send)
                .compose(response -> response.body().map(body -> isOk(response)))
                .toCompletionStage();
    }

    private static boolean isOk(HttpClientResponse response) {
        return response.statusCode() == 200;
    }
}
