package io.guichet.gateway.web;

import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The pages of the web UI that a person must be signed in for, and the ways in. */
@ApplicationScoped
class Pages {

    private static final Logger LOG = Logger.getLogger(Pages.class);
    private static final String HOME = "/queue";

    /** Lets a signed-in person through and leads anybody else to the sign-in; it comes back to the same address. */
    void guard(RoutingContext request) {
        Callers.identify(request, Pages::answerFailure).onComplete(
                caller -> letIn(request, caller),
                failure -> LOG.debugf("No sign-in at %s: %s", request.normalizedPath(), failure));
    }

    /** After the guard: the sign-in is done, on to where the person wanted to go. */
    void arrive(RoutingContext request) {
        Answers.redirect(request, destination(request.queryParams().get("to")));
    }

    /** Tells our own page whether somebody is signed in, without an error when not. */
    void session(RoutingContext request) {
        Callers.identify(request).onComplete(
                caller -> tell(request, caller.isPresent()),
                failure -> tell(request, false));
    }

    /** Only to our own pages: the address in a link is anybody's. */
    static String destination(@Nullable String wanted) {
        return wanted != null && isOurs(wanted) ? wanted : HOME;
    }

    private static boolean isOurs(String page) {
        return page.startsWith("/") && !page.startsWith("//") && !page.startsWith("/login") && !page.contains("\\")
                && page.chars().allMatch(letter -> letter > ' ');
    }

    private static void letIn(RoutingContext request, Optional<Caller> caller) {
        if (caller.isPresent()) {
            request.next();
            return;
        }
        HttpAuthenticator authenticator = Objects.requireNonNull(request.get(HttpAuthenticator.class.getName()));
        UniHelper.toFuture(authenticator.sendChallenge(request)).onComplete(
                sent -> request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store").end(),
                failure -> unavailable(request, failure));
    }

    private static void answerFailure(RoutingContext request, Throwable wrapped) {
        var failure = DefaultAuthFailureHandler.extractRootCause(wrapped);
        switch (failure) {
            case AuthenticationRedirectException redirect -> Answers.redirect(request, redirect.getRedirectUri());
            case AuthenticationCompletionException refused -> {
                LOG.infof("A sign-in did not succeed: %s", refused.getMessage());
                Answers.redirect(request, "/?failed");
            }
            default -> again(request, failure);
        }
    }

    /** An ended session is no mistake of the person: they sign in again. */
    private static void again(RoutingContext request, Throwable failure) {
        if (Callers.isOurFault(failure)) {
            unavailable(request, failure);
        } else {
            letIn(request, Optional.empty());
        }
    }

    private static void unavailable(RoutingContext request, Throwable failure) {
        LOG.warnf(failure, "Nobody can sign in at the moment");
        Answers.problem(request, Problem.notAvailable("The sign-in does not answer; please try again shortly"));
    }

    private static void tell(RoutingContext request, boolean signedIn) {
        Answers.json(request, new JsonObject().put("signedIn", signedIn));
    }
}
