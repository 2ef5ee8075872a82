package io.guichet.gateway.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.ServerCookie;
import io.vertx.ext.web.RoutingContext;

/**
 * Gives the session cookie its name in the browser. Quarkus calls it {@code q_session_web}; outside this machine the
 * browser must know it as {@code __Host-…}: then no other host of our domain can set it, and no plain connection can
 * carry it.
 */
final class SessionCookie {

    static final String INTERNAL = "q_session_web";
    private static final String LOCAL = "guichet";
    private static final String SECURE = "__Host-guichet";

    private SessionCookie() {}

    /** Before anything reads the cookies. */
    static void translate(RoutingContext request) {
        rename(request.request());
        request.addHeadersEndHandler(sent -> renameChanged(request));
    }

    static void expire(RoutingContext request) {
        request.response().addCookie(Cookie.cookie(INTERNAL, "").setPath("/").setMaxAge(0));
    }

    private static void rename(HttpServerRequest request) {
        var headers = request.headers();
        var sent = headers.getAll(HttpHeaders.COOKIE);
        if (sent.isEmpty()) {
            return;
        }
        var outside = nameFor(request) + "=";
        headers.set(HttpHeaders.COOKIE, sent.stream()
                .flatMap(header -> Stream.of(header.split(";", -1)))
                .map(String::strip)
                .filter(pair -> !pair.startsWith(INTERNAL))
                .map(pair -> pair.startsWith(outside) ? INTERNAL + "=" + pair.substring(outside.length()) : pair)
                .collect(Collectors.joining("; ")));
    }

    private static void renameChanged(RoutingContext request) {
        var local = Origins.isLocal(request.request());
        for (var cookie : List.copyOf(request.request().cookies())) {
            if (!(cookie instanceof ServerCookie changed) || !changed.isChanged()) {
                continue;
            }
            cookie.setSecure(!local);
            if (cookie.getName().equals(INTERNAL)) {
                request.response().removeCookie(INTERNAL, false);
                request.response().addCookie(renamed(cookie, nameFor(request.request()), local));
            }
        }
    }

    private static Cookie renamed(Cookie cookie, String name, boolean local) {
        return Cookie.cookie(name, cookie.getValue())
                .setPath("/").setMaxAge(cookie.getMaxAge())
                .setHttpOnly(true).setSecure(!local).setSameSite(CookieSameSite.LAX);
    }

    private static String nameFor(HttpServerRequest request) {
        return Origins.isLocal(request) ? LOCAL : SECURE;
    }
}
