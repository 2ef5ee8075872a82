package io.guichet.notification.webhook.client;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;

/**
 * Sends one request to somebody else's server, and believes it nothing: the name is resolved once and the connection
 * made to the very address that was looked at, no redirect is followed, no more than the beginning of an answer is read.
 */
@Singleton
public class WebhookClient {

    private static final int MOST_CHARACTERS = 1000;
    /** What is read of an answer, so that the server may end it in peace. */
    private static final int MOST_BYTES = 65_536;
    private static final int AT_ONCE = 16;
    private static final String PRIVATE = " has an address that is not public: guichet.webhooks.allow-private";

    private final Vertx vertx;
    private final WebhookConfig config;
    private final HttpClient client;

    WebhookClient(Vertx vertx, WebhookConfig config) {
        this.vertx = vertx;
        this.config = config;
        // A connection for each request: one that is kept is pinned to what a name meant long ago.
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(AT_ONCE)
                .setConnectTimeout((int) config.patience().toMillis())
                // The ids of our own traces are nobody else's business.
                .setTracingPolicy(TracingPolicy.IGNORE));
    }

    @PreDestroy
    void close() {
        var ignored = client.close();
    }

    /** Never fails: what goes wrong is a reply. */
    public Uni<Reply> send(WebhookRequest request) {
        return Uni.createFrom().completionStage(() -> resolve(request.url().getHost())
                .compose(address -> client.request(options(request, address)))
                .compose(http -> exchange(http, request))
                .toCompletionStage())
                .onFailure().recoverWithItem(failure -> new Reply.Failed(reason(failure)));
    }

    /** All addresses of the host have to be public: which one comes first is for its owner to say. */
    private Future<InetAddress> resolve(String host) {
        return vertx.executeBlocking(() -> InetAddress.getAllByName(host), false)
                .timeout(config.patience().toMillis(), TimeUnit.MILLISECONDS)
                .compose(found -> config.allowPrivate() || Stream.of(found).allMatch(Addresses::isPublic)
                        ? Future.succeededFuture(found[0])
                        : Future.failedFuture(host + PRIVATE));
    }

    private RequestOptions options(WebhookRequest request, InetAddress address) {
        var url = request.url();
        var secure = url.getScheme().equalsIgnoreCase("https");
        var usual = secure ? 443 : 80;
        var port = url.getPort() < 0 ? usual : url.getPort();
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(secure)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, "Guichet");
        request.headers().forEach(options::putHeader);
        return options;
    }

    private Future<Reply> exchange(HttpClientRequest http, WebhookRequest request) {
        var end = vertx.setTimer(config.patience().toMillis(), late -> http
                .reset(0, new IllegalStateException("no answer within " + config.patience().toSeconds() + " s")));
        return http.send(request.body()).compose(WebhookClient::read)
                .onComplete(done -> vertx.cancelTimer(end));
    }

    /** An answer that breaks off after its status is an answer. */
    private static Future<Reply> read(HttpClientResponse response) {
        var reply = Promise.<Reply>promise();
        var text = Buffer.buffer();
        response.handler(chunk -> {
            text.appendBuffer(chunk);
            if (text.length() > MOST_BYTES) {
                reply.tryComplete(answered(response, text));
                response.request().reset();
            }
        });
        response.exceptionHandler(broken -> reply.tryComplete(answered(response, text)));
        response.endHandler(end -> reply.tryComplete(answered(response, text)));
        return reply.future();
    }

    private static Reply answered(HttpClientResponse response, Buffer body) {
        var text = body.toString().replaceAll("\\p{Cntrl}+", " ").strip();
        return new Reply.Answered(response.statusCode(), text.substring(0, Math.min(text.length(), MOST_CHARACTERS)),
                response.getHeader(HttpHeaders.RETRY_AFTER));
    }

    private static String reason(Throwable failure) {
        var cause = failure.getCause();
        var told = cause instanceof IllegalStateException ? cause : failure;
        return told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage();
    }
}
