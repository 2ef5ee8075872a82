package io.guichet.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.oidc.TenantResolver;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** A request that brings its own token is a program's; any other is a person's in the browser. */
@ApplicationScoped
class TenantChoice implements TenantResolver {

    @Override
    public String resolve(RoutingContext request) {
        return hasOwnToken(request) ? "api" : "web";
    }

    static boolean hasOwnToken(RoutingContext request) {
        return request.request().headers().contains(HttpHeaders.AUTHORIZATION);
    }
}
