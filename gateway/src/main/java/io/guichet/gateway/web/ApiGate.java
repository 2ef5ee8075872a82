package io.guichet.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.guichet.gateway.upstream.PathTable;
import io.guichet.gateway.upstream.Upstream;
import io.vertx.ext.web.RoutingContext;

/** The way into the API: a known path, a caller who is signed in, from our own page, within their limit. */
@ApplicationScoped
class ApiGate {

    /** A page of another site cannot set a header of its own without asking us first, which we never allow. */
    static final String PAGE_HEADER = "X-Guichet";
    private static final Logger LOG = Logger.getLogger(ApiGate.class);

    private final RateGate limits;
    private final Proxy proxy;

    ApiGate(RateGate limits, Proxy proxy) {
        this.limits = limits;
        this.proxy = proxy;
    }

    void enter(RoutingContext request) {
        // The body waits until we know where it goes.
        request.request().pause();
        var owner = ownerOf(request.request().path());
        if (owner.isEmpty()) {
            Answers.problem(request, Problem.notFound());
            return;
        }
        if (isOpen(request)) {
            letIn(request, owner.get());
            return;
        }
        Callers.identify(request).onComplete(
                caller -> admit(request, caller, owner.get()),
                failure -> refuse(request, failure));
    }

    private static Optional<Upstream> ownerOf(@Nullable String path) {
        return path == null ? Optional.empty() : PathTable.ownerOf(path);
    }

    /** Everybody is a stranger here, signed in or not: so no other site can act in anybody's name. */
    private void letIn(RoutingContext request, Upstream owner) {
        if (isReading(request) ? limits.letsStranger(request) : limits.letsStrangerWrite(request)) {
            proxy.forward(request, owner, Optional.empty());
        }
    }

    private void admit(RoutingContext request, Optional<Caller> somebody, Upstream owner) {
        if (somebody.isEmpty()) {
            askToSignIn(request, Problem.notSignedIn("Send an access token in the header Authorization, or sign in"));
            return;
        }
        var caller = somebody.get();
        if (caller.tokens().isPresent() && isForged(request)) {
            Answers.problem(request, Problem.notAllowed("A change must come from Guichet's own page, with the header "
                    + PAGE_HEADER));
            return;
        }
        if (limits.lets(request, caller.subject())) {
            proxy.forward(request, owner, somebody);
        }
    }

    private static boolean isOpen(RoutingContext request) {
        var path = request.request().path();
        return path != null && PathTable.isOpen(request.request().method().name(), path);
    }

    private static boolean isReading(RoutingContext request) {
        return PathTable.isReading(request.request().method().name());
    }

    private void refuse(RoutingContext request, Throwable failure) {
        var problem = Callers.problemOf(failure);
        if (problem.status() == 503) {
            LOG.warnf(failure, "The caller of %s cannot be identified", request.normalizedPath());
            Answers.problem(request, problem);
        } else {
            askToSignIn(request, problem);
        }
    }

    /** Programs and scripts are told; only a person who follows a link is led to the sign-in. */
    private void askToSignIn(RoutingContext request, Problem problem) {
        if (!limits.letsStranger(request)) {
            return;
        }
        if (Origins.isNavigation(request.request()) && !TenantChoice.hasOwnToken(request)) {
            Answers.redirect(request, "/login?to=" + URLEncoder.encode(request.request().uri(), UTF_8));
        } else {
            Answers.problem(request, problem);
        }
    }

    /**
     * Whether a cookie was sent along by a page that is not ours; reading does no harm, its result stays unreadable.
     */
    private static boolean isForged(RoutingContext request) {
        return !isReading(request)
                && (!request.request().headers().contains(PAGE_HEADER) || Origins.isForeign(request.request()));
    }
}
