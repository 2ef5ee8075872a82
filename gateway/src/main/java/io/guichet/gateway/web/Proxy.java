package io.guichet.gateway.web;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.gateway.upstream.Upstream;
import io.guichet.gateway.upstream.UpstreamConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;

/** Carries requests to the services, streaming both ways. */
@ApplicationScoped
class Proxy {

    // Shorter than any service keeps an idle connection: fewer requests meet one that is just being closed.
    private static final int KEEP_ALIVE_SECONDS = 20;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final UpstreamConfig config;
    private final HttpClient calls;
    private final HttpClient streams;

    Proxy(UpstreamConfig config, Vertx vertx) {
        for (var upstream : Upstream.values()) {
            requireHttp(upstream, config.addressOf(upstream));
        }
        this.config = config;
        this.calls = client(vertx, config, config.connections());
        // A live stream keeps its connection for hours: it must not take the place of calls.
        this.streams = client(vertx, config, config.streams());
    }

    /** @param caller nobody for what needs no sign-in */
    void forward(RoutingContext request, Upstream owner, Optional<Caller> caller) {
        var client = wantsStream(request) ? streams : calls;
        new Exchange(request, owner, caller, client, config).run(target(request, config.addressOf(owner)));
    }

    private static RequestOptions target(RoutingContext request, URI address) {
        var incoming = request.request();
        var query = incoming.query();
        return new RequestOptions()
                .setMethod(incoming.method())
                .setHost(address.getHost())
                .setPort(address.getPort() < 0 ? defaultPort(address) : address.getPort())
                .setSsl(address.getScheme().equals("https"))
                .setURI(query == null ? incoming.path() : incoming.path() + "?" + query);
    }

    private static boolean wantsStream(RoutingContext request) {
        var accept = request.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/event-stream");
    }

    private static HttpClient client(Vertx vertx, UpstreamConfig config, int connections) {
        var options = new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeOut().toMillis())
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                // The content passes as it is, whatever its encoding.
                .setDecompressionSupported(false);
        return vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(connections)
                .setMaxWaitQueueSize(connections));
    }

    private static int defaultPort(URI address) {
        return address.getScheme().equals("https") ? 443 : 80;
    }

    private static void requireHttp(Upstream upstream, URI address) {
        var scheme = address.getScheme();
        if (address.getHost() == null || scheme == null || !SCHEMES.contains(scheme)) {
            throw new IllegalArgumentException(
                    "guichet.gateway.upstream.%s must be an http or https address, not \"%s\""
                            .formatted(upstream.title(), address));
        }
    }
}
