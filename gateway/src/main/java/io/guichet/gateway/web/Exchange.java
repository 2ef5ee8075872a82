package io.guichet.gateway.web;

import java.util.Optional;
import java.util.concurrent.TimeoutException;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.guichet.gateway.upstream.Upstream;
import io.guichet.gateway.upstream.UpstreamConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;

/** One request on its way to a service and the answer on its way back, both streamed; it lives on one event loop. */
final class Exchange {

    private static final Logger LOG = Logger.getLogger(Exchange.class);

    private final RoutingContext request;
    private final Upstream owner;
    private final Optional<Caller> caller;
    private final HttpClient client;
    private final UpstreamConfig config;
    private boolean clientGone;
    private @Nullable HttpClientRequest onTheWay;

    Exchange(RoutingContext request, Upstream owner, Optional<Caller> caller, HttpClient client,
            UpstreamConfig config) {
        this.request = request;
        this.owner = owner;
        this.caller = caller;
        this.client = client;
        this.config = config;
    }

    void run(RequestOptions target) {
        request.addEndHandler(end -> {
            if (end.failed()) {
                forgetIt();
            }
        });
        ask(target)
                .recover(failure -> isWorthAnotherTry(failure) ? ask(target) : Future.failedFuture(failure))
                .compose(this::answer)
                .onFailure(this::explain);
    }

    private Future<HttpClientResponse> ask(RequestOptions target) {
        return client.request(target).compose(this::send);
    }

    private Future<HttpClientResponse> send(HttpClientRequest out) {
        if (clientGone) {
            out.reset();
            return Future.failedFuture("The client is gone");
        }
        onTheWay = out;
        PassedHeaders.toService(request, caller, out);
        var head = Promise.<HttpClientResponse>promise();
        out.response().onComplete(
                response -> {
                    // Nothing of the body may pass by before its way is laid.
                    response.pause();
                    head.tryComplete(response);
                },
                head::tryFail);
        sendBody(out).onComplete(sent -> waitFor(head, out), lost -> out.reset());
        return head.future();
    }

    private Future<Void> sendBody(HttpClientRequest out) {
        var in = request.request();
        if (!PassedHeaders.hasBody(in)) {
            in.resume();
            return out.end();
        }
        // An upload that breaks off must not look complete to the service.
        return in.pipe().endOnFailure(false).to(out);
    }

    /** The time-out runs from the last byte sent: a slow upload is not the service's slowness. */
    private void waitFor(Promise<HttpClientResponse> head, HttpClientRequest out) {
        var vertx = request.vertx();
        var timer = vertx.setTimer(config.timeOut().toMillis(), late -> {
            if (head.tryFail(new TimeoutException("No answer from " + owner.title()))) {
                out.reset();
            }
        });
        head.future().onComplete(any -> vertx.cancelTimer(timer));
    }

    private Future<Void> answer(HttpClientResponse in) {
        var out = request.response().setStatusCode(in.statusCode());
        PassedHeaders.toClient(in, out);
        if (hasNoBody(in)) {
            in.resume();
            return out.end();
        }
        if (!isStream(in)) {
            in.request().idleTimeout(config.stall().toMillis());
        }
        return in.pipe().endOnFailure(false).to(out);
    }

    private void forgetIt() {
        clientGone = true;
        if (onTheWay != null) {
            onTheWay.reset();
        }
    }

    private void explain(Throwable failure) {
        if (clientGone) {
            LOG.debugf("The client left before %s answered", owner.title());
            return;
        }
        LOG.warnf("%s %s: no answer from %s: %s", request.request().method(), request.normalizedPath(), owner.title(),
                failure);
        Answers.problem(request, switch (failure) {
            case TimeoutException late -> Problem.timedOut(owner.title());
            case ConnectionPoolTooBusyException busy -> Problem.notAvailable(
                    "The %s service has too much to do; please try again shortly".formatted(owner.title()));
            default -> Problem.unreachable(owner.title());
        });
    }

    /** Reading twice does no harm; what may have changed something is not repeated. */
    private boolean isWorthAnotherTry(Throwable failure) {
        return isRead() && !clientGone
                && !(failure instanceof TimeoutException) && !(failure instanceof ConnectionPoolTooBusyException);
    }

    private boolean isRead() {
        return request.request().method().equals(HttpMethod.GET) || request.request().method().equals(HttpMethod.HEAD);
    }

    private boolean hasNoBody(HttpClientResponse in) {
        return request.request().method().equals(HttpMethod.HEAD) || in.statusCode() == 204 || in.statusCode() == 304;
    }

    private static boolean isStream(HttpClientResponse in) {
        var type = in.getHeader("Content-Type");
        return type != null && type.startsWith("text/event-stream");
    }
}
