package io.guichet.devstack;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.devstack.server.KeycloakServer;

/** Fetches access tokens of the demo realm. */
public final class Tokens {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The name or the password is wrong. */
    private static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String realmUrl;
    private final ClientSecrets secrets;

    public Tokens(int keycloakPort, ClientSecrets secrets) {
        this(KeycloakServer.realmUrl(keycloakPort), secrets);
    }

    public Tokens(String realmUrl, ClientSecrets secrets) {
        this.realmUrl = realmUrl;
        this.secrets = secrets;
    }

    /** A token of a demo person, whose password is the name. */
    public String ofPerson(String name) throws IOException {
        var form = new LinkedHashMap<>(credentials("guichet-cli"));
        form.putAll(Map.of("grant_type", "password", "username", name, "password", name, "scope", "openid"));
        try {
            return fetch(form);
        } catch (Refused refused) {
            throw new IOException("nobody called " + name + " can sign in with their name as the password; guichet up "
                    + "says who there is", refused);
        }
    }

    /** A token of a client such as {@code guichet-setup}, with the scopes that the realm gives it. */
    public String ofClient(String clientId) throws IOException {
        var form = new LinkedHashMap<>(credentials(clientId));
        form.put("grant_type", "client_credentials");
        return fetch(form);
    }

    private Map<String, String> credentials(String clientId) {
        return Map.of("client_id", clientId, "client_secret", secrets.of(clientId));
    }

    private String fetch(Map<String, String> form) throws IOException {
        var body = form.entrySet().stream().map(field -> field.getKey() + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(realmUrl + "/protocol/openid-connect/token"))
                .timeout(PATIENCE).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.body().contains("invalid_grant")) {
                throw new Refused("Keycloak refuses: " + response.body());
            }
            if (response.statusCode() != OK) {
                throw new IOException("Keycloak gave no token (" + response.statusCode() + "): " + response.body());
            }
            return JSON.readTree(response.body()).path("access_token").asText();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for Keycloak", e);
        }
    }
}
