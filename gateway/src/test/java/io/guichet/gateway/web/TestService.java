package io.guichet.gateway.web;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** A service behind the gateway over real HTTP: it tells what reached it, or misbehaves as its path asks. */
final class TestService {

    // "{}", by gzip.
    private static final Buffer ZIPPED = Buffer.buffer(
            HexFormat.of().parseHex("1f8b0800000000000203abae050043bfa6a302000000"));

    private final String name;
    private final Set<String> droppedOnce = ConcurrentHashMap.newKeySet();
    private final AtomicLong received = new AtomicLong();
    private final AtomicInteger streams = new AtomicInteger();

    TestService(String name) {
        this.name = name;
    }

    String start(Vertx vertx) {
        var server = vertx.createHttpServer().requestHandler(request -> answer(vertx, request)).listen(0, "127.0.0.1")
                .toCompletionStage().toCompletableFuture().join();
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void answer(Vertx vertx, HttpServerRequest request) {
        var path = Objects.toString(request.path());
        var act = path.substring(path.lastIndexOf('/') + 1);
        switch (act.replaceFirst("-\\d+$", "")) {
            case "hang" -> request.resume();
            case "drop" -> request.connection().close();
            case "drop-once" -> dropOnce(request, act);
            case "broken-body" -> request.response().putHeader("Content-Length", "1000").write("half")
                    .onSuccess(written -> request.connection().close());
            case "stream" -> stream(vertx, request);
            case "streams" -> json(request, new JsonObject().put("open", streams.get()));
            case "upload" -> upload(request);
            case "received" -> json(request, new JsonObject().put("bytes", received.get()));
            case "cookie" -> request.response().putHeader("Set-Cookie", "theirs=1").putHeader("ETag", "\"7\"").end("x");
            case "refused" -> request.response().setStatusCode(409)
                    .putHeader("Content-Type", "application/problem+json").end("{\"status\":409}");
            case "zipped" -> request.response().putHeader("Content-Encoding", "gzip").end(ZIPPED);
            case "nothing" -> request.response().setStatusCode(204).end();
            case "openapi" -> json(request, new JsonObject().put("paths", new JsonObject()
                    .put("/api/v1/" + name + "s", new JsonObject().put("get", new JsonObject()))));
            default -> echo(request);
        }
    }

    private void dropOnce(HttpServerRequest request, String act) {
        if (droppedOnce.add(act)) {
            request.connection().close();
        } else {
            echo(request);
        }
    }

    /** One event at once, another each 100 ms until the client leaves. */
    private void stream(Vertx vertx, HttpServerRequest request) {
        var response = request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
        streams.incrementAndGet();
        response.write("event: notice\ndata: {}\n\n");
        var timer = vertx.setPeriodic(100, tick -> response.write(": still here\n\n"));
        response.closeHandler(closed -> {
            vertx.cancelTimer(timer);
            streams.decrementAndGet();
        });
    }

    private void upload(HttpServerRequest request) {
        received.set(0);
        request.handler(chunk -> received.addAndGet(chunk.length()));
        request.endHandler(end -> json(request, new JsonObject().put("bytes", received.get())));
    }

    private void echo(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var headers = new JsonObject();
            request.headers()
                    .forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
            json(request, new JsonObject().put("service", name).put("method", request.method().name())
                    .put("uri", request.uri()).put("headers", headers).put("body", body.toString()));
        });
    }

    private static void json(HttpServerRequest request, JsonObject content) {
        request.response().putHeader("Content-Type", "application/json").end(content.encode());
    }
}
