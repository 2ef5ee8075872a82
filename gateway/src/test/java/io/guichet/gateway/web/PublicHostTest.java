package io.guichet.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.net.URI;

import org.junit.jupiter.api.Test;

import io.restassured.response.Response;

/** Under a public name cookies travel with TLS only and under a name that no other host can set. */
@EdgeTest
class PublicHostTest {

    private static final String HOST = "desk.example.org";

    @Test
    void the_session_cookie_is_bound_to_the_host() {
        var cookie = arrive().getDetailedCookie("__Host-guichet");

        assertThat(cookie.isSecured()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        given().header("Host", HOST).cookie("__Host-guichet", cookie.getValue()).get("/api/v1/tickets").then()
                .statusCode(200);
    }

    @Test
    void a_cookie_that_any_host_could_have_set_opens_nothing() {
        var session = arrive().cookie("__Host-guichet");

        given().header("Host", HOST).cookie("guichet", session).get("/api/v1/tickets").then().statusCode(401);
        given().header("Host", HOST).cookie(SessionCookie.INTERNAL, session).get("/api/v1/tickets").then()
                .statusCode(401);
    }

    @Test
    void browsers_are_told_to_use_tls_and_to_run_our_scripts_only() {
        given().header("Host", HOST).get("/session").then()
                .header("Strict-Transport-Security", containsString("max-age=31536000"))
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }

    @Test
    void on_this_machine_there_is_no_tls() {
        given().get("/session").then().header("Strict-Transport-Security", nullValue());
    }

    private static Response arrive() {
        var first = given().redirects().follow(false).header("Host", HOST).get("/queue");
        assertThat(first.detailedCookies().asList()).allMatch(cookie -> cookie.isSecured());
        var realm = given().redirects().follow(false).urlEncodingEnabled(false).get(first.header("Location"));
        var back = URI.create(realm.header("Location"));
        assertThat(back.getHost()).isEqualTo(HOST);
        return given().redirects().follow(false).urlEncodingEnabled(false).header("Host", HOST)
                .cookies(first.cookies()).get(back.getRawPath() + "?" + back.getRawQuery());
    }
}
