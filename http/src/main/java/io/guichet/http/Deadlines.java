package io.guichet.http;

import java.time.Duration;
import java.util.Objects;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers a request with 503 that nobody else has answered by the deadline, so that the one who asks hears it from us
 * and not from a time-out on the way. What the request began is not undone: it ends by the database's own time-outs.
 */
public class Deadlines {

    private static final Logger LOG = Logger.getLogger(Deadlines.class);

    private final Duration deadline;
    private final CurrentVertxRequest current;
    private final RequestId id;
    private final ObjectMapper json;

    Deadlines(EdgeConfig config, CurrentVertxRequest current, RequestId id, ObjectMapper json) {
        this.deadline = config.deadline();
        this.current = current;
        this.id = id;
        this.json = json;
    }

    /** Raw bodies, mails and attachments, take as long as their bytes do. */
    @ServerRequestFilter(preMatching = true, priority = RequestIds.AFTER_THE_ID_IS_CHOSEN)
    public void begin(ContainerRequestContext request) {
        if (!JsonLimit.isJson(request.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
            return;
        }
        var routing = current.getCurrent();
        var chosen = Objects.requireNonNull(id.orNull());
        var timer = routing.vertx().setTimer(deadline.toMillis(), fired -> giveUp(routing, chosen));
        var _ = routing.addEndHandler(ended -> routing.vertx().cancelTimer(timer));
    }

    /** What comes too late is answered to nobody. */
    @ServerResponseFilter
    public void end(ContainerResponseContext response) {
        if (current.getCurrent().response().ended()) {
            response.setEntity(null);
        }
    }

    /** A stream has begun to answer: it may take its time. */
    private void giveUp(RoutingContext routing, String request) {
        var response = routing.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        LOG.warnf("Request %s, %s %s, was not answered within %s", request, routing.request().method(),
                routing.normalizedPath(), deadline);
        var _ = response.setStatusCode(ProblemType.NOT_AVAILABLE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE).putHeader(RequestIds.HEADER, request)
                .end(body(request));
    }

    private String body(String request) {
        var problem = Problem.of(ProblemType.NOT_AVAILABLE, ("It was not answered within %d s; a change may be made all"
                + " the same: look before you repeat it, or repeat it with the same Idempotency-Key")
                .formatted(deadline.toSeconds())).at(RequestIds.urn(request));
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A problem can be written as JSON", failure);
        }
    }
}
