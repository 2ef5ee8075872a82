package io.guichet.gateway.web;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.guichet.gateway.openapi.ApiMerge;
import io.guichet.gateway.upstream.Upstream;
import io.guichet.gateway.upstream.UpstreamConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The description of the whole API, asked of the services at each request: it is as new as they are. */
@ApplicationScoped
class ApiDescription {

    private static final Logger LOG = Logger.getLogger(ApiDescription.class);

    private final UpstreamConfig config;
    private final RateGate limits;
    private final HttpClient client;

    ApiDescription(UpstreamConfig config, RateGate limits, Vertx vertx) {
        this.config = config;
        this.limits = limits;
        this.client = vertx.createHttpClient();
    }

    void merged(RoutingContext request) {
        if (!limits.letsStranger(request)) {
            return;
        }
        var answers = new EnumMap<Upstream, Future<Optional<JsonObject>>>(Upstream.class);
        for (var service : Upstream.values()) {
            answers.put(service, describe(service));
        }
        Future.all(List.copyOf(answers.values()))
                .onSuccess(all -> Answers.json(request, merge(answers)));
    }

    private static JsonObject merge(Map<Upstream, Future<Optional<JsonObject>>> answers) {
        var merge = new ApiMerge();
        answers.forEach((service, answer) -> answer.result().ifPresentOrElse(
                document -> merge.add(service.title(), document),
                () -> merge.addSilent(service.title())));
        return merge.document();
    }

    private Future<Optional<JsonObject>> describe(Upstream service) {
        var address = new RequestOptions()
                .setAbsoluteURI(config.addressOf(service).resolve("/q/openapi?format=json").toString())
                .setConnectTimeout(config.connectTimeOut().toMillis())
                .setIdleTimeout(config.timeOut().toMillis());
        return client.request(address)
                .compose(HttpClientRequest::send)
                .compose(ApiDescription::body)
                .map(document -> Optional.of(document.toJsonObject()))
                .recover(failure -> nothingFrom(service, failure));
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        return response.statusCode() == 200
                ? response.body()
                : Future.failedFuture("Answered " + response.statusCode());
    }

    private static Future<Optional<JsonObject>> nothingFrom(Upstream service, Throwable failure) {
        LOG.infof("The %s service does not describe itself: %s", service.title(), failure);
        return Future.succeededFuture(Optional.empty());
    }
}
