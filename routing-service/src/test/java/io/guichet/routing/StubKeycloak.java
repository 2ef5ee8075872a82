package io.guichet.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Keycloak as far as routing-service administers people there: it keeps accounts, refuses those whose address begins
 * with {@code refused}, once each, mails nothing to those that begin with {@code unmailed}, and says at {@code /seen} which it made and whom it was to invite.
 */
public final class StubKeycloak implements QuarkusTestResourceLifecycleManager {

    private final Map<String, JsonObject> accounts = new ConcurrentHashMap<>();
    private final Map<String, Boolean> refused = new ConcurrentHashMap<>();
    private final List<String> invited = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    public StubKeycloak() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Map<String, String> start() {
        server.createContext("/", this::answer);
        server.start();
        return Map.of("guichet.identity.realm", "http://127.0.0.1:%d/realms/guichet".formatted(
                server.getAddress().getPort()), "guichet.identity.secret", "secret");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (path.endsWith("/token")) {
            send(exchange, 200, "{\"access_token\": \"t\", \"expires_in\": 120}");
        } else if (path.endsWith("/seen")) {
            send(exchange, 200, new JsonObject().put("made", new JsonArray(List.copyOf(accounts.keySet())))
                    .put("enabled", new JsonArray(accounts.entrySet().stream()
                            .filter(one -> one.getValue().getBoolean("enabled")).map(Map.Entry::getKey).toList()))
                    .put("addresses", new JsonArray(accounts.values().stream()
                            .map(one -> one.getString("email")).toList()))
                    .put("invited", new JsonArray(invited)).encode());
        } else if (path.endsWith("/disabled")) {
            var email = exchange.getRequestURI().getQuery().replace("=", "");
            accounts.put(email, new JsonObject().put("id", UUID.randomUUID().toString()).put("enabled", false)
                    .put("email", email));
            send(exchange, 200, "[]");
        } else if (path.matches(".*/users/[^/]+")) {
            user(exchange, path, body);
        } else if (path.endsWith("/users")) {
            users(exchange, body);
        } else {
            invite(exchange, path);
        }
    }

    private void invite(HttpExchange exchange, String path) throws IOException {
        var emails = accounts.values().stream().filter(account -> path.contains(account.getString("id")))
                .map(account -> account.getString("email")).toList();
        if (emails.stream().anyMatch(email -> email.startsWith("unmailed"))) {
            send(exchange, 500, "");
            return;
        }
        invited.addAll(emails);
        send(exchange, 204, "");
    }

    private void user(HttpExchange exchange, String path, String body) throws IOException {
        var found = accounts.values().stream().filter(account -> path.endsWith(account.getString("id"))).findFirst();
        if (exchange.getRequestMethod().equals("GET")) {
            send(exchange, found.isPresent() ? 200 : 404, found.map(JsonObject::encode).orElse(""));
            return;
        }
        found.ifPresent(account -> account.mergeIn(new JsonObject(body)));
        send(exchange, 204, "");
    }

    private void users(HttpExchange exchange, String body) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            var found = accounts.get(exchange.getRequestURI().getQuery().replaceFirst(".*email=", ""));
            send(exchange, 200, (found == null ? new JsonArray() : JsonArray.of(found)).encode());
            return;
        }
        var account = new JsonObject(body).put("id", UUID.randomUUID().toString());
        var email = account.getString("email");
        if (email.startsWith("refused") && refused.put(email, true) == null) {
            send(exchange, 500, "");
            return;
        }
        accounts.put(email, account);
        exchange.getResponseHeaders().add("Location", "http://localhost/users/" + account.getString("id"));
        send(exchange, 201, "");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.getBytes(UTF_8).length);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        }
    }
}
