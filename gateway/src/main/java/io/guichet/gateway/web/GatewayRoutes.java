package io.guichet.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;

/** The table of contents of the edge. */
@ApplicationScoped
class GatewayRoutes {

    // Before authentication (200): it reads the cookie that is translated here.
    private static final int FIRST = 1_000;
    // Before the files of the web UI, which would answer 404 for an address of ours.
    private static final int BEFORE_FILES = 10;

    private final ApiGate api;
    private final Pages pages;
    private final SignOut signOut;
    private final ApiDescription description;
    private final RealmSignOuts signOuts;

    GatewayRoutes(ApiGate api, Pages pages, SignOut signOut, ApiDescription description, RealmSignOuts signOuts) {
        this.signOuts = signOuts;
        this.api = api;
        this.pages = pages;
        this.signOut = signOut;
        this.description = description;
    }

    void filters(@Observes Filters filters) {
        filters.register(request -> {
            TraceContext.ensure(request);
            SecurityHeaders.add(request);
            SessionCookie.translate(request);
            signOuts.watch(request);
            request.next();
        }, FIRST);
    }

    void routes(@Observes Router router) {
        router.route("/api/*").order(BEFORE_FILES).handler(api::enter);
        router.get("/queue").order(BEFORE_FILES).handler(pages::guard);
        router.get("/tickets/*").order(BEFORE_FILES).handler(pages::guard);
        router.get("/senders/confirm").order(BEFORE_FILES).handler(pages::guard);
        router.get("/login").order(BEFORE_FILES).handler(pages::guard).handler(pages::arrive);
        router.get("/session").order(BEFORE_FILES).handler(pages::session);
        router.get("/logout").order(BEFORE_FILES).handler(signOut::leave);
        router.get("/openapi").order(BEFORE_FILES).handler(description::merged);
    }
}
