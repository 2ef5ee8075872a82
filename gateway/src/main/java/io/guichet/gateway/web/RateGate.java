package io.guichet.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.gateway.limit.Allowance;
import io.guichet.gateway.limit.RateLimits;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Tells each client how much it may still ask (draft-ietf-httpapi-ratelimit-headers) and stops it when it is over. */
@ApplicationScoped
class RateGate {

    private final RateLimits limits;

    RateGate(RateLimits limits) {
        this.limits = limits;
    }

    /** Whether a signed-in caller may go on; otherwise they have been answered. */
    boolean lets(RoutingContext request, String subject) {
        return lets(request, limits.ask("subject " + subject));
    }

    /** The same for somebody unknown, by their address. */
    boolean letsStranger(RoutingContext request) {
        return lets(request, limits.ask("address " + request.request().remoteAddress().hostAddress()));
    }

    private boolean lets(RoutingContext request, Allowance allowance) {
        var seconds = allowance.until().toSeconds();
        request.response().putHeader("RateLimit-Policy",
                "\"client\";q=%d;w=%d".formatted(limits.burst(), limits.window()));
        request.response().putHeader("RateLimit", "\"client\";r=%d;t=%d".formatted(allowance.remaining(), seconds));
        if (!allowance.allowed()) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            Answers.problem(request, Problem.tooManyRequests(seconds));
        }
        return allowance.allowed();
    }
}
