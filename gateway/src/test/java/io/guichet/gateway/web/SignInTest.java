package io.guichet.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.HashSet;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.mutiny.sqlclient.Pool;

@EdgeTest
class SignInTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Pool database;

    @AfterEach
    void tokensLiveAsInProduction() {
        Person.tokensLive(120);
    }

    @Test
    void a_page_leads_a_stranger_to_the_realm_with_pkce() {
        given().redirects().follow(false).get("/tickets/018f").then()
                .statusCode(302)
                .header("Location", containsString("/realms/guichet/auth"))
                .header("Location", containsString("code_challenge_method=S256"))
                .header("Location", containsString("client_id=guichet-web"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tickets/018f?tab=notes", "/senders/confirm?token=abc"})
    void after_the_sign_in_the_person_is_back_where_they_wanted_to_go(String page) {
        var arrived = Person.signIn(page);

        arrived.then().statusCode(302).header("Location", containsString(page));
    }

    @Test
    void the_browser_holds_an_id_and_no_token() {
        var arrived = Person.signIn("/queue");

        var cookie = arrived.detailedCookie(Person.COOKIE);
        assertThat(cookie.getValue()).hasSize(43).doesNotContain(".");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(arrived.headers().toString()).doesNotContain("eyJ");
    }

    @Test
    void a_session_calls_the_services_with_its_access_token_and_without_its_cookie() {
        Person.browser().get("/api/v1/tickets").then()
                .statusCode(200)
                .body("headers.authorization", startsWith("Bearer eyJ"))
                .body("headers.cookie", equalTo(null));
    }

    @Test
    void login_comes_back_to_a_page_of_ours_only() {
        var session = Person.signIn("/queue").cookie(Person.COOKIE);

        Person.browser(session).get("/login?to=/tickets/7").then().header("Location", equalTo("/tickets/7"));
        Person.browser(session).get("/login?to=https://elsewhere.example").then()
                .header("Location", equalTo("/queue"));
    }

    @Test
    void tokens_that_are_about_to_end_are_refreshed_and_the_session_stays_the_same() {
        Person.tokensLive(20);
        var session = Person.signIn("/queue").cookie(Person.COOKIE);
        var tokens = new HashSet<String>();

        IntStream.range(0, 3).forEach(call -> {
            var answer = Person.browser(session).get("/api/v1/tickets");
            tokens.add(answer.path("headers.authorization"));
            assertThat(answer.cookie(Person.COOKIE)).isEqualTo(session);
        });

        assertThat(tokens).hasSize(3);
    }

    @Test
    void requests_under_way_with_one_cookie_all_survive_a_refresh() {
        Person.tokensLive(20);
        var session = Person.signIn("/queue").cookie(Person.COOKIE);

        var answers = IntStream.range(0, 12).parallel()
                .map(call -> Person.browser(session).get("/api/v1/tickets").statusCode()).boxed().toList();

        assertThat(answers).containsOnly(200);
    }

    @Test
    void a_session_that_is_unknown_is_no_session() {
        Person.browser("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").get("/api/v1/tickets").then()
                .statusCode(401).body("type", equalTo("urn:guichet:problem:not-signed-in"));
        Person.browser("nonsense").get("/queue").then()
                .statusCode(302).header("Location", containsString("/auth?"));
    }

    @Test
    void a_database_that_does_not_answer_signs_nobody_out() {
        var session = Person.signIn("/queue").cookie(Person.COOKIE);

        run("alter table session rename to away");
        try {
            Person.browser(session).get("/api/v1/tickets").then()
                    .statusCode(503)
                    .header("Set-Cookie", nullValue())
                    .body("type", equalTo("urn:guichet:problem:not-available"));
            Person.browser(session).get("/queue").then().statusCode(503).header("Set-Cookie", nullValue());
        } finally {
            run("alter table away rename to session");
        }

        Person.browser(session).get("/api/v1/tickets").then().statusCode(200);
    }

    @Test
    void signing_out_ends_the_session_here_and_at_the_realm() {
        var session = Person.signIn("/queue").cookie(Person.COOKIE);
        var before = Person.signOuts();

        Person.browser(session).get("/logout").then()
                .statusCode(302).header("Location", equalTo("/?signedOut"))
                .cookie(Person.COOKIE, equalTo(""));

        assertThat(Person.signOuts()).isEqualTo(before + 1);
        Person.browser(session).get("/api/v1/tickets").then().statusCode(401);
    }

    @Test
    void a_session_that_ends_at_the_realm_ends_here_for_all_replicas_and_no_other_does() {
        var other = Person.signIn("/queue").cookie(Person.COOKIE);
        var session = Person.signIn("/queue").cookie(Person.COOKIE);
        Person.browser(session).get("/api/v1/tickets").then().statusCode(200);
        var before = sessions();

        given().formParam("logout_token", Person.logoutToken()).post("/back-channel-logout").then().statusCode(200);

        // Not the memory of this process alone, but the row.
        await().atMost(PATIENCE).until(() -> sessions() == before - 1);
        Person.browser(session).get("/api/v1/tickets").then().statusCode(401);
        Person.browser(other).get("/api/v1/tickets").then().statusCode(200);
    }

    @Test
    void nobody_but_the_realm_ends_sessions_so() {
        var session = Person.signIn("/queue").cookie(Person.COOKIE);
        var parts = Person.logoutToken().split("\\.", -1);
        var forged = parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse();

        given().formParam("logout_token", forged).post("/back-channel-logout").then().statusCode(400);
        given().formParam("logout_token", Person.token("guichet-demo")).post("/back-channel-logout").then()
                .statusCode(400);

        Person.browser(session).get("/api/v1/tickets").then().statusCode(200);
    }

    private long sessions() {
        return database.query("select count(*) from session").execute().await().atMost(PATIENCE).iterator().next()
                .getLong(0);
    }

    @Test
    void another_site_cannot_sign_a_person_out() {
        var session = Person.signIn("/queue").cookie(Person.COOKIE);

        Person.browser(session).header("Sec-Fetch-Site", "cross-site").get("/logout").then().statusCode(403);

        Person.browser(session).get("/api/v1/tickets").then().statusCode(200);
    }

    @Test
    void the_page_learns_whether_somebody_is_signed_in_without_an_error() {
        given().get("/session").then().statusCode(200).body("signedIn", equalTo(false));
        Person.browser().get("/session").then().statusCode(200).body("signedIn", equalTo(true));
    }

    @Test
    void a_return_from_the_realm_that_was_forged_begins_the_sign_in_anew() {
        var first = given().redirects().follow(false).get("/queue");

        given().redirects().follow(false).cookies(first.cookies()).get("/login?state=forged&code=forged").then()
                .statusCode(302).header("Location", containsString("/auth?"));
    }

    @Test
    void a_sign_in_that_the_realm_refuses_leads_to_the_start_page() {
        var first = given().redirects().follow(false).get("/queue");
        var state = first.header("Location").replaceFirst(".*[?&]state=([^&]+).*", "$1");

        given().redirects().follow(false).cookies(first.cookies()).get("/login?code=stale&state=" + state).then()
                .statusCode(302).header("Location", equalTo("/?failed"));
    }

    private void run(String sql) {
        var unused = database.query(sql).execute().await().atMost(Duration.ofSeconds(5));
    }
}
