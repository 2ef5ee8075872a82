package io.guichet.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

/** What routing-service may do with people at a real Keycloak, and what nobody else may. */
class InvitationTest {

    private static final TestKeycloak KEYCLOAK = TestStack.shared().keycloak();
    private static final Tokens TOKENS = new Tokens(KEYCLOAK.realmUrl(), KEYCLOAK.secrets());
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/realms/guichet/login-actions/\\S+");
    private static final Pattern PROCEED = Pattern.compile("href=\"(http[^\"]+/login-actions/action-token[^\"]+)\"");
    private static final Pattern FORM = Pattern.compile("action=\"(http[^\"]+/login-actions/[^\"]+)\"");

    @Test
    void an_account_that_routing_makes_is_invited_by_a_link_that_sets_the_password_once_within_a_day()
            throws Exception {
        var email = "invited-" + UUID.randomUUID() + "@demo.guichet.example";
        var user = send("guichet-routing", "POST", "/users", """
                {"username": "%1$s", "email": "%1$s", "enabled": true, "firstName": "Nora", "lastName": "Neuve",
                 "requiredActions": ["UPDATE_PASSWORD"]}""".formatted(email));
        assertThat(user.statusCode()).isEqualTo(201);
        var location = user.headers().firstValue("Location").orElseThrow();
        var id = location.substring(location.lastIndexOf('/') + 1);

        var invited = send("guichet-routing", "PUT", "/users/" + id + "/execute-actions-email?lifespan=86400"
                + "&client_id=guichet-web&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2F", "[\"UPDATE_PASSWORD\"]");

        assertThat(invited.statusCode()).as(invited.body()).isEqualTo(204);
        var link = LINK.matcher(mailOf(email));
        assertThat(link.find()).isTrue();
        assertThat(lifetimeOf(link.group())).isEqualTo(Duration.ofHours(24));
        assertThat(new Browser().open(link.group()).statusCode()).as("followed by a scanner of mails").isEqualTo(200);
        setPassword(link.group(), email);
        assertThat(TOKENS.ofPerson(email)).isNotBlank();
        assertUsedUp(link.group());
        assertThat(TOKENS.ofPerson(email)).isNotBlank();
        assertThat(send("guichet-routing", "GET", "/users?exact=true&email=" + email, "").body()).contains(id);
        assertThat(send("guichet-routing", "POST", "/users/" + id + "/logout", "").statusCode()).isEqualTo(204);
    }

    @Test
    void no_other_client_administers_people() throws Exception {
        assertThat(send("guichet-demo", "GET", "/users", "").statusCode()).isEqualTo(403);
        assertThat(send("guichet-setup", "GET", "/users", "").statusCode()).isEqualTo(403);
    }

    private static String mailOf(String email) throws MessagingException, IOException {
        var store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", KEYCLOAK.imapPort(), email, "any");
        try (store; var folder = store.getFolder("INBOX")) {
            folder.open(Folder.READ_ONLY);
            assertThat(folder.getMessageCount()).isEqualTo(1);
            var content = folder.getMessage(1).getInputStream().readAllBytes();
            // Long lines are folded where quoted-printable says so.
            return new String(content, StandardCharsets.UTF_8).replace("=\r\n", "")
                    .replace("=3D", "=").replace("&amp;", "&");
        }
    }

    private static HttpResponse<String> send(String client, String method, String path, String body)
            throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest
                    .newBuilder(URI.create(KEYCLOAK.realmUrl().replace("/realms/", "/admin/realms/") + path))
                    .header("Authorization", "Bearer " + TOKENS.ofClient(client))
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** How long the link holds, as its token says. */
    private static Duration lifetimeOf(String link) throws IOException {
        var token = link.replaceFirst(".*[?&]key=([^&]+).*", "$1").split("\\.", -1)[1];
        var claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token));
        return Duration.ofSeconds(claims.path("exp").asLong() - claims.path("iat").asLong());
    }

    /** As the person does: the link, the page behind it, the form there. */
    private static void setPassword(String link, String password) throws Exception {
        var browser = new Browser();
        var form = browser.open(found(PROCEED, browser.open(link)));

        var done = browser.submit(found(FORM, form), "password-new=%1$s&password-confirm=%1$s".formatted(
                URLEncoder.encode(password, StandardCharsets.UTF_8)));

        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(FORM.matcher(done.body()).find()).as("asked once more: " + done.body()).isFalse();
    }

    /** Whoever has the mail cannot set another password by it. */
    private static void assertUsedUp(String link) throws Exception {
        var page = new Browser().open(link);

        assertThat(page.statusCode()).as(page.body()).isEqualTo(400);
        assertThat(PROCEED.matcher(page.body()).find()).as(page.body()).isFalse();
        assertThat(FORM.matcher(page.body()).find()).as(page.body()).isFalse();
    }

    private static String found(Pattern pattern, HttpResponse<String> page) {
        var match = pattern.matcher(page.body());
        assertThat(match.find()).as(page.statusCode() + " " + page.body()).isTrue();
        return match.group(1).replace("&amp;", "&");
    }

    /**
     * Follows links, and keeps cookies as browsers do for their own machine: it counts as a safe place, and those that
     * are Secure are sent there too.
     */
    private static final class Browser {

        private final Map<String, String> cookies = new LinkedHashMap<>();

        HttpResponse<String> open(String address) throws Exception {
            return send(HttpRequest.newBuilder(URI.create(address)));
        }

        HttpResponse<String> submit(String address, String fields) throws Exception {
            return send(HttpRequest.newBuilder(URI.create(address))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(fields)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            if (!cookies.isEmpty()) {
                request.header("Cookie", cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
            }
            try (var http = HttpClient.newHttpClient()) {
                var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                answer.headers().allValues("Set-Cookie").forEach(this::keep);
                var next = answer.headers().firstValue("Location").map(answer.uri()::resolve);
                return next.isPresent() ? open(next.get().toString()) : answer;
            }
        }

        private void keep(String cookie) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }
}
