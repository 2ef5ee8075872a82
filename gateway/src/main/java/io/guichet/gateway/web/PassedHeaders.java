package io.guichet.gateway.web;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Which headers pass the gateway, in each direction. */
final class PassedHeaders {

    // RFC 9110 §7.6.1: they concern one connection, not the request.
    private static final Set<String> OF_THE_CONNECTION = Set.of("connection", "keep-alive", "proxy-connection",
            "proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade");
    // Answered here or said anew by us: a client must not speak in our name.
    private static final Set<String> OF_THE_CLIENT = Set.of("host", "cookie", "authorization", "expect", "forwarded",
            "x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto", "x-forwarded-prefix",
            "x-guichet");
    // Services have no sessions with browsers.
    private static final Set<String> OF_THE_SERVICE = Set.of("set-cookie", "server");

    private PassedHeaders() {}

    static void toService(RoutingContext request, Optional<Caller> caller, HttpClientRequest out) {
        var in = request.request();
        pass(in.headers(), out.headers(), OF_THE_CLIENT);
        caller.ifPresent(known -> out.headers().set(HttpHeaders.AUTHORIZATION, authorization(in, known)));
        out.headers().set("X-Forwarded-For", in.remoteAddress().hostAddress());
        out.headers().set("X-Forwarded-Proto", in.scheme());
        if (in.authority() != null) {
            // Services build addresses that are right for the client.
            out.headers().set("X-Forwarded-Host", in.authority().toString());
            out.authority(in.authority());
        }
        if (!hasBody(in)) {
            out.headers().remove(HttpHeaders.CONTENT_LENGTH);
        } else if (!in.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            out.setChunked(true);
        }
    }

    static void toClient(HttpClientResponse in, HttpServerResponse out) {
        if (in.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
            // It takes the place of "identity", by which Quarkus leaves an answer uncompressed.
            out.headers().remove(HttpHeaders.CONTENT_ENCODING);
        }
        pass(in.headers(), out.headers(), OF_THE_SERVICE);
        if (!in.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            out.setChunked(true);
        }
    }

    /** Whether the request has a body that a service will read. */
    static boolean hasBody(HttpServerRequest in) {
        if (in.method().equals(HttpMethod.GET) || in.method().equals(HttpMethod.HEAD)) {
            return false;
        }
        return in.version() == HttpVersion.HTTP_2 || in.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || in.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static String authorization(HttpServerRequest in, Caller caller) {
        return caller.tokens().map(tokens -> "Bearer " + tokens.getAccessToken())
                .orElseGet(() -> in.getHeader(HttpHeaders.AUTHORIZATION));
    }

    private static void pass(MultiMap from, MultiMap to, Set<String> kept) {
        var connection = new HashSet<>(OF_THE_CONNECTION);
        for (var names : from.getAll(HttpHeaders.CONNECTION)) {
            for (var name : names.split(",", -1)) {
                connection.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        for (var header : from) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!connection.contains(name) && !kept.contains(name)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }
}
