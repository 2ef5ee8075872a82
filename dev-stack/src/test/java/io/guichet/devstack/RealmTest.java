package io.guichet.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the realm file promises to the services and to the gateway, asked from a real Keycloak. */
class RealmTest {

    private static final TestKeycloak KEYCLOAK = TestStack.shared().keycloak();
    private static final Tokens TOKENS = new Tokens(KEYCLOAK.realmUrl(), KEYCLOAK.secrets());

    @Test
    void a_demo_person_has_the_id_of_the_directory_and_the_audience_of_the_services() throws IOException {
        var token = claims(TOKENS.ofPerson("bruno"));

        assertThat(token.path("sub").asText()).isEqualTo("00000000-0000-7000-8000-000000000002");
        assertThat(token.path("aud").asText()).isEqualTo("guichet-api");
        assertThat(token.path("email").asText()).isEqualTo("bruno@demo.guichet.example");
        assertThat(token.path("name").asText()).isEqualTo("Bruno Leroy");
        assertThat(token.path("locale").asText()).isEqualTo("fr");
        assertThat(scopes(token)).doesNotContain("tickets:read", "tickets:write", "administration");
        assertThat(token.path("exp").asLong() - token.path("iat").asLong()).isEqualTo(120);
    }

    @ParameterizedTest
    @CsvSource({"guichet-demo,tickets:read tickets:write", "guichet-setup,administration"})
    void a_client_has_its_scopes_and_no_others(String client, String scopes) throws IOException {
        var token = claims(TOKENS.ofClient(client));

        assertThat(token.path("aud").asText()).isEqualTo("guichet-api");
        assertThat(scopes(token)).containsAll(List.of(scopes.split(" ", -1)))
                .isSubsetOf(List.of((scopes + " profile email").split(" ", -1)));
    }

    @Test
    void the_client_of_a_service_reads_no_ticket() throws IOException {
        assertThat(scopes(claims(TOKENS.ofClient("guichet-routing")))).isSubsetOf("profile", "email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket", "sla", "notification", "kb"})
    void a_service_that_calls_nobody_has_no_client(String service) {
        var tokens = new Tokens(KEYCLOAK.realmUrl(),
                new ClientSecrets(Map.of("GUICHET_" + service.toUpperCase(Locale.ROOT) + "_SECRET", "x")));

        assertThatThrownBy(() -> tokens.ofClient("guichet-" + service)).hasMessageContaining("invalid_client");
    }

    @Test
    void nobody_but_the_command_line_signs_in_with_a_password() {
        var web = new Tokens(KEYCLOAK.realmUrl(), new ClientSecrets(
                Map.of("GUICHET_CLI_SECRET", KEYCLOAK.secrets().of("guichet-web"))));

        assertThatThrownBy(() -> web.ofPerson("alice")).hasMessageContaining("unauthorized_client");
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:8080/,200", "http://localhost:39123/q/callback,200",
        "http://127.0.0.1:39123/q/callback,200", "http://evil.example/,400", "http://localhost.evil.example/,400"})
    void a_browser_is_sent_back_to_this_machine_only_on_whatever_port(String redirect, int status) throws Exception {
        assertThat(signInPage(redirect, "&code_challenge_method=S256&code_challenge="
                + "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM").statusCode()).isEqualTo(status);
    }

    @Test
    void the_code_flow_without_a_proof_key_is_refused() throws Exception {
        var refused = signInPage("http://localhost:8080/", "");

        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(refused.headers().firstValue("Location").orElseThrow()).contains("error=invalid_request");
    }

    private static HttpResponse<String> signInPage(String redirect, String proof) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var uri = URI.create(KEYCLOAK.realmUrl() + "/protocol/openid-connect/auth?client_id=guichet-web"
                    + "&response_type=code&scope=openid&state=x&redirect_uri="
                    + URLEncoder.encode(redirect, StandardCharsets.UTF_8) + proof);
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static List<String> scopes(JsonNode token) {
        return List.of(token.path("scope").asText().split(" ", -1));
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
