package io.guichet.gateway.web;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpServerRequest;

/** From where a request comes, as far as the browser tells. */
final class Origins {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private Origins() {}

    /** Whether the page is served on this very machine: only there cookies travel without TLS. */
    static boolean isLocal(HttpServerRequest request) {
        var authority = request.authority();
        return authority != null && LOOPBACK.contains(authority.host());
    }

    /**
     * Whether a page of another site made the browser send this. Browsers tell by {@code Sec-Fetch-Site}, older ones
     * by {@code Origin}; a page cannot forge either.
     */
    static boolean isForeign(HttpServerRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        var origin = request.getHeader("Origin");
        return origin != null && !isOwn(origin, request);
    }

    /** Whether a person follows a link or types an address, in contrast to a script. */
    static boolean isNavigation(HttpServerRequest request) {
        return "navigate".equals(request.getHeader("Sec-Fetch-Mode")) && request.method().name().equals("GET");
    }

    // The scheme is left out: behind a proxy that ends TLS we see http where the browser sees https.
    private static boolean isOwn(String origin, HttpServerRequest request) {
        var authority = request.authority();
        return authority != null && authority.toString().equals(withoutScheme(origin));
    }

    private static @Nullable String withoutScheme(String origin) {
        var start = origin.indexOf("://");
        return start < 0 ? null : origin.substring(start + 3);
    }
}
