package io.guichet.e2e;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.regex.Pattern;

import io.restassured.response.Response;

/** A person's way through the sign-in page, where no browser is needed. */
final class SignIn {

    /** What the browser holds of a session, on this machine. */
    static final String COOKIE = "guichet";

    private static final Pattern FORM = Pattern.compile("action=\"(http[^\"]+/login-actions/authenticate[^\"]+)\"");

    private SignIn() {}

    /**
     * Signs in somebody of the demo, whose password is the name, and returns the cookie of their session.
     *
     * @param gateway the address that people open
     */
    static String of(String gateway, String name) {
        var stranger = get(gateway + "/queue", Map.of());
        var page = get(located(stranger), Map.of());
        // Keycloak's cookies are Secure; browsers send those to their own machine without TLS too.
        var signedIn = given().redirects().follow(false).urlEncodingEnabled(false).cookies(page.cookies())
                .formParam("username", name).formParam("password", name).post(form(page));
        var arrived = get(located(signedIn), stranger.cookies());
        var session = arrived.cookie(COOKIE);
        if (session == null) {
            throw new AssertionError(name + " is not signed in: " + arrived.statusCode() + " " + arrived.headers());
        }
        return session;
    }

    private static Response get(String address, Map<String, String> cookies) {
        return given().redirects().follow(false).urlEncodingEnabled(false).cookies(cookies).get(address);
    }

    private static String located(Response answer) {
        var next = answer.header("Location");
        if (next == null) {
            throw new AssertionError("No redirect but " + answer.statusCode() + " " + answer.asString());
        }
        return next;
    }

    private static String form(Response page) {
        var form = FORM.matcher(page.asString());
        if (!form.find()) {
            throw new AssertionError("No sign-in page but " + page.statusCode() + " " + page.asString());
        }
        return form.group(1).replace("&amp;", "&");
    }
}
