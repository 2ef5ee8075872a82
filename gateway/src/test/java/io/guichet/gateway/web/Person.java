package io.guichet.gateway.web;

import static io.restassured.RestAssured.given;

import java.net.URI;

import org.eclipse.microprofile.config.ConfigProvider;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A person in a browser, and a program, as the tests play them. */
final class Person {

    static final String COOKIE = "guichet";

    private Person() {}

    /** Follows the sign-in from a page of ours through the realm and back, and returns the answer with the cookie. */
    static Response signIn(String page) {
        var first = given().redirects().follow(false).get(page);
        var realm = given().redirects().follow(false).urlEncodingEnabled(false).get(first.header("Location"));
        var back = URI.create(realm.header("Location"));
        return given().redirects().follow(false).urlEncodingEnabled(false).cookies(first.cookies())
                .get(back.getRawPath() + "?" + back.getRawQuery());
    }

    /** A signed-in person's requests from our own page. */
    static RequestSpecification browser() {
        return browser(signIn("/queue").cookie(COOKIE));
    }

    static RequestSpecification browser(String session) {
        return given().redirects().follow(false).cookie(COOKIE, session).header("X-Guichet", "web");
    }

    static RequestSpecification program(String id) {
        return given().auth().oauth2(token(id));
    }

    static String token(String id) {
        return given().formParam("grant_type", "client_credentials").formParam("client_id", id)
                .post(realm() + "/token").jsonPath().getString("access_token");
    }

    static void tokensLive(int seconds) {
        given().get(realm() + "/life?" + seconds).then().statusCode(200);
    }

    /** What the realm sends when the last session that was begun there has ended. */
    static String logoutToken() {
        return given().get(realm() + "/logout-token").jsonPath().getString("token");
    }

    static int signOuts() {
        return given().get(realm() + "/sign-outs").jsonPath().getInt("count");
    }

    private static String realm() {
        return ConfigProvider.getConfig().getValue("GUICHET_OIDC_URL", String.class);
    }
}
