package io.guichet.gateway.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The gateway's own answers. */
final class Answers {

    private Answers() {}

    /** Answers with a problem, unless an answer has begun: that one is cut, so that nobody takes it for whole. */
    static void problem(RoutingContext request, Problem problem) {
        if (request.response().headWritten()) {
            request.response().reset();
            return;
        }
        var response = fresh(request).setStatusCode(problem.status());
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        end(request, response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE), problem.toJson().encode());
    }

    static void json(RoutingContext request, JsonObject content) {
        end(request, fresh(request).putHeader(HttpHeaders.CONTENT_TYPE, "application/json"), content.encode());
    }

    static void redirect(RoutingContext request, String location) {
        end(request, fresh(request).setStatusCode(302).putHeader(HttpHeaders.LOCATION, location), "");
    }

    private static HttpServerResponse fresh(RoutingContext request) {
        return request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    // A body that nobody reads would hold up the connection.
    private static void end(RoutingContext request, HttpServerResponse response, String body) {
        if (!request.request().isEnded()) {
            request.request().resume();
        }
        response.end(body);
    }
}
