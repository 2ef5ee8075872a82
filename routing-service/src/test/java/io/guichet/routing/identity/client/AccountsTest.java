package io.guichet.routing.identity.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.guichet.routing.identity.IdentityNotAvailable;
import io.vertx.mutiny.core.Vertx;

/** What is asked of Keycloak, by a server that answers as Keycloak does. */
class AccountsTest {

    private static final UUID NORA = new UUID(7, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;
    private Accounts accounts;
    private boolean known;
    private String actions = "[]";
    private int status = 204;
    private int userStatus = 200;

    @BeforeEach
    void a_server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var config = new Config(URI.create("http://127.0.0.1:%d/realms/guichet".formatted(
                server.getAddress().getPort())), Optional.of("secret"));
        accounts = new Accounts(new Keycloak(vertx, config, Clock.systemUTC()), config);
    }

    @AfterEach
    void no_server() {
        server.stop(0);
        vertx.close().await().atMost(PATIENCE);
    }

    @Test
    void somebody_without_an_account_is_given_one_that_needs_a_password() {
        var account = accounts.of("nora@demo.guichet.example", "Nora van der Berg", "fr").await().atMost(PATIENCE);

        assertThat(account).isEqualTo(new Accounts.Account(NORA, true, true));
        assertThat(asked.getLast()).startsWith("POST /admin/realms/guichet/users")
                .contains("\"firstName\":\"Nora\"", "\"lastName\":\"van der Berg\"", "UPDATE_PASSWORD", "\"fr\"");
    }

    @Test
    void somebody_with_an_account_is_linked() {
        known = true;

        assertThat(accounts.of("nora@demo.guichet.example", "Nora", null).await().atMost(PATIENCE))
                .isEqualTo(new Accounts.Account(NORA, false, false));
        assertThat(asked).noneMatch(request -> request.startsWith("POST /admin"));
    }

    @Test
    void somebody_who_has_set_no_password_yet_is_known_as_such() {
        known = true;
        actions = "[\"UPDATE_PASSWORD\"]";

        assertThat(accounts.of("nora@demo.guichet.example", "Nora", null).await().atMost(PATIENCE))
                .isEqualTo(new Accounts.Account(NORA, true, false));
    }

    @Test
    void an_invitation_holds_for_a_day_and_one_token_serves_several_requests() {
        accounts.invite(NORA).await().atMost(PATIENCE);
        accounts.invite(NORA).await().atMost(PATIENCE);

        assertThat(asked.getLast()).startsWith("PUT /admin/realms/guichet/users/" + NORA + "/execute-actions-email")
                .contains("lifespan=86400", "client_id=guichet-web");
        assertThat(asked).filteredOn(request -> request.contains("/token")).hasSize(1);
    }

    @Test
    void whoever_may_no_longer_sign_in_is_signed_out() {
        accounts.enable(NORA, false).await().atMost(PATIENCE);

        assertThat(asked.subList(1, 3)).satisfiesExactly(
                first -> assertThat(first).startsWith("PUT /admin/realms/guichet/users/" + NORA).contains("false"),
                second -> assertThat(second).startsWith("POST").contains("/logout"));
    }

    @Test
    void a_new_address_is_told_with_the_name_and_has_yet_to_be_proved() {
        accounts.describe(NORA, "nora@demo.guichet.example", "Nora Neuve").await().atMost(PATIENCE);

        assertThat(asked.getLast()).startsWith("PUT /admin/realms/guichet/users/" + NORA)
                .contains("\"email\":\"nora@demo.guichet.example\"", "\"firstName\":\"Nora\"",
                        "\"emailVerified\":false")
                .doesNotContain("username");
    }

    @Test
    void what_keycloak_knows_already_is_not_told() {
        accounts.describe(NORA, "NROA@demo.guichet.example", "Nora Vieille").await().atMost(PATIENCE);
        assertThat(asked).noneMatch(request -> request.startsWith("PUT"));

        accounts.describe(NORA, "nroa@demo.guichet.example", "Nora Neuve").await().atMost(PATIENCE);
        assertThat(asked.getLast()).startsWith("PUT").doesNotContain("emailVerified");

        userStatus = 404;
        accounts.describe(NORA, "other@demo.guichet.example", "Nora").await().atMost(PATIENCE);
        assertThat(asked.getLast()).startsWith("GET");
    }

    @Test
    void a_refusal_is_a_failure_and_somebody_unknown_is_none_when_disabled() {
        status = 500;
        assertThatThrownBy(() -> accounts.invite(NORA).await().atMost(PATIENCE))
                .isInstanceOf(IdentityNotAvailable.class).hasMessageContaining("500");
        status = 404;
        accounts.enable(NORA, false).await().atMost(PATIENCE);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        asked.add("%s %s %s".formatted(exchange.getRequestMethod(), path,
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (path.endsWith("/token")) {
            send(exchange, 200, "{\"access_token\": \"t\", \"expires_in\": 120}");
        } else if (path.contains("/users?")) {
            send(exchange, 200, known ? "[{\"id\": \"%s\", \"requiredActions\": %s}]".formatted(NORA, actions) : "[]");
        } else if (path.matches(".*/users/[^/]+") && exchange.getRequestMethod().equals("GET")) {
            send(exchange, userStatus, """
                    {"email": "nroa@demo.guichet.example", "firstName": "Nora", "lastName": "Vieille"}""");
        } else if (path.endsWith("/users")) {
            exchange.getResponseHeaders().add("Location", "http://localhost/admin/realms/guichet/users/" + NORA);
            send(exchange, 201, "");
        } else {
            send(exchange, status, "");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.getBytes(UTF_8).length);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        }
    }

    private record Config(URI realm, Optional<String> secret) implements IdentityConfig {

        @Override
        public String client() {
            return "guichet-routing";
        }

        @Override
        public Duration invitation() {
            return Duration.ofHours(24);
        }

        @Override
        public URI publicUrl() {
            return URI.create("http://localhost:8080");
        }

        @Override
        public String webClient() {
            return "guichet-web";
        }
    }
}
