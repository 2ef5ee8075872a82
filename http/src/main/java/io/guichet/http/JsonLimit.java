package io.guichet.http;

import java.util.Locale;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;
import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** Refuses large JSON before it is read; mails and attachments, sent raw, may be as large as the service says. */
public class JsonLimit {

    private final EdgeConfig config;
    private final CurrentVertxRequest current;

    JsonLimit(EdgeConfig config, CurrentVertxRequest current) {
        this.config = config;
        this.current = current;
    }

    @ServerRequestFilter(preMatching = true, priority = RequestIds.AFTER_THE_ID_IS_CHOSEN)
    public void check(ContainerRequestContext request) {
        if (!isJson(request.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
            return;
        }
        var largest = config.largestJson().asLongValue();
        var length = request.getLength();
        if (length > largest) {
            // What comes all the same is read and forgotten, so that the client gets to read the answer.
            var _ = current.getCurrent().request().resume();
            throw new BodyTooLarge(largest);
        }
        if (length < 0) {
            // Sent in chunks: the limit for reading them.
            var _ = current.getCurrent().put(VertxInputStream.MAX_REQUEST_SIZE_KEY, largest);
        }
    }

    /** A body without a type is taken for JSON as well. */
    static boolean isJson(@Nullable String type) {
        if (type == null) {
            return true;
        }
        var plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return plain.equals("application/json") || plain.endsWith("+json");
    }
}
