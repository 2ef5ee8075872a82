package io.guichet.gateway.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;

/** What stands around the gateway: a realm and the services; the knowledge base is not there. */
public final class EdgeResource implements QuarkusTestResourceLifecycleManager {

    private static final String SECRET = "a-secret-of-at-least-32-characters";

    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(Map.of(
                "GUICHET_OIDC_URL", new TestRealm(SECRET).start(vertx),
                "GUICHET_OIDC_CLIENT_SECRET", SECRET,
                "GUICHET_KB_URL", "http://127.0.0.1:1",
                "guichet.gateway.upstream.time-out", "1s"));
        for (var service : List.of("ticket", "routing", "sla", "notification")) {
            settings.put("GUICHET_" + service.toUpperCase(Locale.ROOT) + "_URL", new TestService(service).start(vertx));
        }
        return settings;
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
