package io.guichet.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.gateway.limit.Network;
import io.guichet.gateway.limit.Rate;
import io.guichet.gateway.limit.RateConfig;
import io.guichet.gateway.limit.RateLimits;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Tells each client how much it may still ask (draft-ietf-httpapi-ratelimit-headers) and stops it when it is over. */
@Startup // a limit that lets nothing through is found at start
@ApplicationScoped
class RateGate {

    private final RateLimits limits;
    private final Rate clients;
    private final Rate strangers;

    RateGate(RateLimits limits, RateConfig config) {
        this.limits = limits;
        this.clients = new Rate("client", config.burst(), config.perSecond());
        this.strangers = new Rate("stranger", config.strangers().burst(), config.strangers().perSecond());
    }

    /** Whether a signed-in caller may go on; otherwise they have been answered. */
    boolean lets(RoutingContext request, String subject) {
        return lets(request, "subject " + subject, clients);
    }

    /** The same for somebody unknown, by their network. */
    boolean letsStranger(RoutingContext request) {
        return lets(request, network(request), clients);
    }

    /** The same for somebody unknown who sends something that is kept. */
    boolean letsStrangerWrite(RoutingContext request) {
        return lets(request, network(request), strangers);
    }

    private static String network(RoutingContext request) {
        return "network " + Network.of(request.request().remoteAddress().hostAddress());
    }

    private boolean lets(RoutingContext request, String client, Rate rate) {
        var allowance = limits.ask(client, rate);
        var seconds = allowance.until().toSeconds();
        request.response().putHeader("RateLimit-Policy",
                "\"%s\";q=%d;w=%d".formatted(rate.name(), rate.burst(), rate.window()));
        request.response().putHeader("RateLimit",
                "\"%s\";r=%d;t=%d".formatted(rate.name(), allowance.remaining(), seconds));
        if (!allowance.allowed()) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            Answers.problem(request, Problem.tooManyRequests(seconds));
        }
        return allowance.allowed();
    }
}
