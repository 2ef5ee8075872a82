package io.guichet.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Whoever is taken into the directory is mailed a link, sets a password by it, and comes in. */
class InvitedAgentsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_REDIRECTS = 10;
    private static final Pattern LINK = Pattern.compile("https?://\\S+/realms/guichet/login-actions/\\S+");
    private static final Pattern PROCEED = Pattern.compile("href=\"(http[^\"]+/login-actions/action-token[^\"]+)\"");
    private static final Pattern FORM = Pattern.compile("action=\"(http[^\"]+/login-actions/[^\"]+)\"");

    private final Installation guichet = Installation.shared();

    @Test
    void agents_who_are_made_together_set_their_passwords_by_mail_and_sign_in() {
        var emails = List.of("nora", "omar").stream()
                .map(name -> "%s-%s@demo.guichet.example".formatted(name, UUID.randomUUID())).toList();

        List<String> ids = guichet.as("alice").contentType(ContentType.JSON)
                .body(emails.stream().map(InvitedAgentsTest::agent).toList()).post("/agents").then().statusCode(201)
                .extract().path("items.id");

        assertThat(ids).hasSameSizeAs(emails);
        for (var place = 0; place < emails.size(); place++) {
            var email = emails.get(place);
            var link = linkTo(email);
            assertThat(setPassword(link, email).statusCode()).isLessThan(400);
            assertComesIn(email, ids.get(place));
            assertThat(new Visitor().open(link).statusCode()).as("the link once more").isEqualTo(400);
        }
        ids.forEach(id -> guichet.as("alice").delete("/agents/" + id).then().statusCode(204));
    }

    private static Map<String, Object> agent(String email) {
        return Map.of("name", "Nora Neuve", "email", email, "profile", "agent", "departments", List.of("support-en"),
                "groups", List.of());
    }

    private String linkTo(String email) {
        var inbox = await().atMost(PATIENCE).until(() -> guichet.mail().inbox(email), mails -> !mails.isEmpty());
        assertThat(inbox).hasSize(1);
        return found(LINK, inbox.getFirst().text());
    }

    /** As the person does: the link, the page behind it, the form there. */
    private static Response setPassword(String link, String password) {
        var visitor = new Visitor();
        var form = visitor.open(found(PROCEED, visitor.open(link).asString()));
        return visitor.submit(found(FORM, form.asString()),
                Map.of("password-new", password, "password-confirm", password));
    }

    private void assertComesIn(String email, String id) {
        var session = SignIn.of(guichet.url(), email);
        given().baseUri(guichet.url()).cookie(SignIn.COOKIE, session).get("/api/v1/me").then().statusCode(200)
                .body("id", equalTo(id)).body("profile", equalTo("agent"))
                .body("departments", contains("support-en"));
    }

    private static String found(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        assertThat(match.find()).as(text).isTrue();
        return match.group(match.groupCount()).replace("&amp;", "&");
    }

    /** Keeps cookies as browsers do for their own machine, and goes on until a page of another server is next. */
    private static final class Visitor {

        private final Map<String, String> cookies = new HashMap<>();

        Response open(String address) {
            return follow(asked().get(address), MOST_REDIRECTS);
        }

        Response submit(String address, Map<String, String> fields) {
            return follow(asked().formParams(fields).post(address), MOST_REDIRECTS);
        }

        private RequestSpecification asked() {
            return given().redirects().follow(false).urlEncodingEnabled(false).cookies(cookies);
        }

        private Response follow(Response answer, int atMost) {
            answer.cookies().forEach(this::keep);
            var next = answer.header("Location");
            return next == null || atMost == 0 || !next.contains("/realms/")
                    ? answer
                    : follow(asked().get(next), atMost - 1);
        }

        private void keep(String name, String value) {
            if (value.isEmpty()) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        }
    }
}
