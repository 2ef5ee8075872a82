package io.guichet.http.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.guichet.http.directory.Directory;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class CallersTest {

    @Inject
    Directory directory;

    @BeforeEach
    void organisation() {
        DirectoryFixtures.events().forEach(directory::apply);
    }

    @Test
    void a_person_of_the_directory_may_what_their_profile_may() {
        me(DirectoryFixtures.token(DirectoryFixtures.EMMA)).statusCode(200)
                .body("kind", equalTo("Person"))
                .body("key", equalTo("agent:" + DirectoryFixtures.EMMA))
                .body("name", equalTo("Emma Jones"))
                .body("permissions", hasItems("ticket:read", "ticket:note"))
                .body("permissions", not(hasItem("ticket:reply")));
    }

    @Test
    void a_machine_may_what_its_scopes_allow() {
        me(Tokens.client("guichet-demo", "tickets:read", "openid")).statusCode(200)
                .body("kind", equalTo("Machine"))
                .body("key", equalTo("client:guichet-demo"))
                .body("permissions", hasItem("ticket:read"))
                .body("permissions", not(hasItem("ticket:open")));
    }

    @Test
    void a_machine_is_known_by_its_service_account_where_the_realm_names_no_client() {
        var token = Tokens.claims(DirectoryFixtures.person(0x40).toString()).with("azp", "guichet-demo")
                .with("preferred_username", "service-account-guichet-demo").with("scope", "email tickets:read").sign();

        me(token).statusCode(200).body("key", equalTo("client:guichet-demo"));
    }

    @Test
    void a_person_who_took_the_name_of_a_service_account_is_no_machine() {
        var token = Tokens.claims(DirectoryFixtures.person(0x41).toString()).with("azp", "guichet-web")
                .with("preferred_username", "service-account-guichet-setup").with("scope", "administration")
                .with("email", "eve@client.example").with("email_verified", true).sign();

        me(token).statusCode(200).body("kind", equalTo("Customer"));
    }

    @Test
    void anybody_else_is_a_customer() {
        me(Tokens.customer("claire@client.example")).statusCode(200)
                .body("kind", equalTo("Customer"))
                .body("permissions", hasItem("ticket:open"))
                .body("permissions", not(hasItem("ticket:note")));
    }

    @Test
    void a_disabled_agent_is_refused_everywhere() {
        me(Tokens.person(DirectoryFixtures.IVAN, "ivan@demo.guichet.example", "Ivan")).statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:guichet:problem:agent-disabled"));
    }

    @Test
    void a_disabled_agent_is_refused_also_where_nobody_asks_who_calls() {
        var token = Tokens.person(DirectoryFixtures.IVAN, "ivan@demo.guichet.example", "Ivan");

        given().auth().oauth2(token).get("/api/v1/things/unasked").then().statusCode(403)
                .body("type", equalTo("urn:guichet:problem:agent-disabled"));
    }

    @Test
    void a_customer_without_a_proven_address_is_refused() {
        var token = Tokens.claims(DirectoryFixtures.person(0x33).toString()).with("email", "claire@client.example")
                .with("email_verified", false).sign();

        me(token).statusCode(403).body("type", equalTo("urn:guichet:problem:email-not-verified"));
    }

    @Test
    void a_missing_permission_is_named() {
        given().auth().oauth2(DirectoryFixtures.token(DirectoryFixtures.BRUNO)).get("/api/v1/things/secrets").then()
                .statusCode(403).contentType("application/problem+json")
                .body("type", equalTo("urn:guichet:problem:not-allowed"))
                .body("detail", equalTo("This needs the permission directory:administer"));
    }

    static Stream<String> refused() {
        var subject = DirectoryFixtures.ALICE.toString();
        var good = DirectoryFixtures.token(DirectoryFixtures.ALICE);
        return Stream.of(Tokens.claims(subject).audience("another-api").sign(),
                Tokens.claims(subject).expired().sign(),
                Tokens.claims(subject).issuer("http://localhost:8180/realms/other").sign(),
                good.substring(0, good.length() - 20) + "AAAAAAAAAAAAAAAAAAAA", "nonsense");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_token_that_is_not_for_us_is_refused(String token) {
        var refused = me(token).statusCode(401).contentType("application/problem+json");

        assertThat(refused.extract().headers().getValues("WWW-Authenticate")).containsExactly("Bearer");
        refused.body("type", equalTo("urn:guichet:problem:not-signed-in"));
    }

    @Test
    void nobody_gets_in_without_a_token() {
        given().get("/api/v1/things").then().statusCode(401).contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("urn:guichet:problem:not-signed-in"));
    }

    private static ValidatableResponse me(String token) {
        return given().auth().oauth2(token).get("/api/v1/things/me").then();
    }
}
