package io.guichet.gateway.web;

import java.util.Map;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** What every answer tells the browser not to do; a service that is stricter about its own content is left alone. */
final class SecurityHeaders {

    // The component library writes style elements at run time; scripts are files of ours, without exception.
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy", CONTENT_SECURITY_POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    private static final String ONE_YEAR = "max-age=31536000";

    private SecurityHeaders() {}

    static void add(RoutingContext request) {
        request.addHeadersEndHandler(sent -> {
            var headers = request.response().headers();
            ALWAYS.forEach((name, value) -> setUnlessThere(headers, name, value));
            if (!Origins.isLocal(request.request())) {
                headers.set("Strict-Transport-Security", ONE_YEAR);
            }
            keepPages(request.normalizedPath(), headers);
        });
    }

    /** The build names a script after its content, so it never changes; the page that names the scripts does. */
    private static void keepPages(String path, MultiMap headers) {
        if (path.startsWith("/assets/")) {
            headers.set(HttpHeaders.CACHE_CONTROL, "public, " + ONE_YEAR + ", immutable");
        } else if (isHtml(headers)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
    }

    private static boolean isHtml(MultiMap headers) {
        var type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("text/html");
    }

    private static void setUnlessThere(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
