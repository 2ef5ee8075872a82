package io.guichet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class TokensTest {

    @Test
    void a_token_is_signed_by_the_key_that_the_issuer_publishes() throws Exception {
        var token = Tokens.customer("claire@client.example");

        var content = token.substring(0, token.lastIndexOf('.'));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(
                new X509EncodedKeySpec(
                        Base64.getDecoder().decode(new TestIssuer().start().get("quarkus.oidc.public-key")))));
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(token.substring(content.length() + 1)))).isTrue();
    }

    @Test
    void a_customer_is_the_same_person_each_time() throws Exception {
        var claims = claims(Tokens.customer("claire@client.example"));

        assertThat(claims.get("sub").asText()).isEqualTo(Tokens.customerId("claire@client.example").toString());
        assertThat(claims.get("email").asText()).isEqualTo("claire@client.example");
        assertThat(claims.get("email_verified").asBoolean()).isTrue();
    }

    @Test
    void a_client_has_the_claims_of_keycloak_s_service_accounts() throws Exception {
        var claims = claims(Tokens.client("guichet-demo", "tickets:read", "tickets:write"));

        assertThat(claims.get("client_id").asText()).isEqualTo("guichet-demo");
        assertThat(claims.get("preferred_username").asText()).isEqualTo("service-account-guichet-demo");
        assertThat(claims.get("scope").asText()).isEqualTo("tickets:read tickets:write");
        assertThat(claims.get("aud").get(0).asText()).isEqualTo("guichet-api");
    }

    @Test
    void an_agent_of_the_fixtures_signs_in_with_their_directory_id() throws Exception {
        var claims = claims(DirectoryFixtures.token(DirectoryFixtures.CHLOE));

        assertThat(claims.get("sub").asText()).isEqualTo("00000000-0000-7000-8000-000000000003");
        assertThat(claims.get("email").asText()).isEqualTo("chloe@demo.guichet.example");
    }

    @Test
    void a_clock_moves_only_when_it_is_moved() {
        var clock = MovableClock.at("2026-01-05T12:00:00Z");

        clock.advance(Duration.ofMinutes(90));

        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-05T13:30:00Z"));
    }

    private static JsonNode claims(String token) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
