package io.guichet.notification;

import static io.guichet.notification.Webhooks.PATH;
import static io.guichet.notification.Webhooks.administrator;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.notification.Receiver.Answer;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class WebhooksApiTest extends ServiceTest {

    private final Receiver receiver = new Receiver();
    private final String key = Webhooks.key();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_secret_is_shown_when_it_is_made_and_never_again() {
        var made = put(administrator(), "https://crm.example/hook").then().statusCode(201)
                .header("ETag", "\"1\"").header("Location", containsString(PATH + key))
                .header("Cache-Control", "no-store")
                .body("key", equalTo(key), "enabled", equalTo(true), "failures", equalTo(0))
                .body("secret", startsWith("whsec_")).extract().<String>path("secret");

        administrator().get(PATH + key).then().statusCode(200).header("ETag", "\"1\"").body("secret", nullValue());
        put(administrator().header("If-Match", "\"1\""), "https://crm.example/2").then().statusCode(200)
                .header("ETag", "\"2\"").body("secret", nullValue(), "url", equalTo("https://crm.example/2"));
        Webhooks.rotate(key, 2).then().statusCode(200).header("ETag", "\"3\"")
                .body("secret", startsWith("whsec_"), "oldSecretUntil", notNullValue());
        assertThat(rows("select secret || old_secret from webhook where webhook_key = ?", key).getFirst())
                .doesNotContain(made);
    }

    @Test
    void a_change_names_what_it_changes() {
        put(administrator().header("If-Match", "\"1\""), "https://crm.example").then().statusCode(412);
        put(administrator(), "https://crm.example").then().statusCode(201);

        put(administrator(), "https://crm.example").then().statusCode(428);
        put(administrator().header("If-Match", "\"2\""), "https://crm.example").then().statusCode(412);
        administrator().post(PATH + key + "/secret:rotate").then().statusCode(428);
        Webhooks.rotate(key, 2).then().statusCode(412);
        administrator().delete(PATH + key).then().statusCode(428);
        administrator().header("If-Match", "\"1\"").delete(PATH + key).then().statusCode(204);
        administrator().get(PATH + key).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ftp://crm.example/            | 422
            https://me:pw@crm.example/    | 422
            https://crm.example/#fragment | 422
            nothing at all                | 422
            ''                            | 400
            """)
    void an_address_that_cannot_be_called_is_refused_where_it_stands(String url, int status) {
        put(administrator(), url).then().statusCode(status).contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/url"));
    }

    @Test
    void what_is_too_long_or_unknown_is_refused() {
        put(administrator(), "https://crm.example/" + "x".repeat(2000)).then().statusCode(400)
                .body("errors[0].pointer", equalTo("/url"));
        administrator().contentType("application/json").body(Map.of("url", "https://crm.example"))
                .put(PATH + key).then().statusCode(400).body("errors[0].pointer", equalTo("/name"));
        administrator().contentType("application/json")
                .body(Map.of("name", "CRM", "url", "https://crm.example", "secret", "mine"))
                .put(PATH + key).then().statusCode(400);
        administrator().contentType("application/json").body(Map.of("name", "CRM", "url", "https://crm.example"))
                .put(PATH + "CRM").then().statusCode(400);
    }

    @Test
    void nobody_but_administrators_sees_or_changes_anything() {
        Webhooks.make(key, "https://crm.example");
        for (var person : List.of(DirectoryFixtures.BRUNO, DirectoryFixtures.GRACE)) {
            put(Webhooks.as(person), "https://mine.example").then().statusCode(403);
            Webhooks.as(person).get("/api/v1/webhooks").then().statusCode(403);
            Webhooks.as(person).get(PATH + key).then().statusCode(403);
            Webhooks.as(person).get(PATH + key + "/deliveries").then().statusCode(403);
            Webhooks.as(person).post(PATH + key + ":ping").then().statusCode(403);
            Webhooks.as(person).header("If-Match", "*").post(PATH + key + "/secret:rotate").then().statusCode(403);
            Webhooks.as(person).header("If-Match", "*").delete(PATH + key).then().statusCode(403);
        }
        given().auth().oauth2(Tokens.customer("claire@client.example")).get(PATH + key).then().statusCode(403);
        given().get(PATH + key).then().statusCode(401);
    }

    @Test
    void all_are_listed_page_by_page() {
        Webhooks.make(key + "-a", "https://crm.example");
        Webhooks.make(key + "-b", "https://crm.example");

        var keys = new HashMap<String, String>();
        String cursor = null;
        do {
            var asked = administrator().queryParam("limit", 1);
            var page = (cursor == null ? asked : asked.queryParam("cursor", cursor)).get("/api/v1/webhooks").then()
                    .statusCode(200).body("items", hasSize(1)).body("items[0].secret", nullValue()).extract();
            keys.put(page.path("items[0].key"), "");
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(keys).containsKeys(key + "-a", key + "-b");
    }

    @Test
    void a_ping_shows_whether_it_works() {
        var secret = Webhooks.make(key, receiver.url("/ping"));
        receiver.answer("/ping", Answer.of(200), new Answer(500, Map.of(), "out of order"));

        ping().body("type", equalTo("webhook.ping"), "state", equalTo("QUEUED"), "ticket", nullValue());
        await().atMost(PATIENCE).until(() -> Webhooks.states(key).equals(List.of("DELIVERED")));
        ping();
        await().atMost(PATIENCE).until(() -> Webhooks.states(key).equals(List.of("FAILED", "DELIVERED")));

        assertThat(receiver.received("/ping")).hasSize(2).allMatch(request -> Webhooks.isSigned(request, secret));
        administrator().get(PATH + key + "/deliveries?state=FAILED").then().body("items", hasSize(1))
                .body("items[0].lastStatus", equalTo(500), "items[0].resendable", equalTo(true))
                .body("items[0].lastReason", equalTo("HTTP 500: out of order"));
        administrator().get(PATH + key + "/deliveries?state=LOST").then().statusCode(400)
                .body("errors.parameter", hasItem("state"));
    }

    @Test
    void a_request_is_sent_again_once_it_is_settled() {
        Webhooks.make(key, receiver.url("/again"));
        receiver.answer("/again", Answer.of(500));
        var id = ping().extract().<String>path("id");
        await().atMost(PATIENCE).until(() -> Webhooks.states(key).equals(List.of("FAILED")));

        administrator().header("Idempotency-Key", key).post(PATH + key + "/deliveries/" + id + ":resend").then()
                .statusCode(202).body("state", equalTo("QUEUED"), "resendable", equalTo(false));

        await().atMost(PATIENCE).until(() -> Webhooks.states(key).equals(List.of("DELIVERED")));
        var ids = receiver.received("/again").stream().map(request -> request.header("webhook-id")).distinct();
        assertThat(ids).hasSize(1);
        administrator().post(PATH + Webhooks.key() + "/deliveries/" + id + ":resend").then().statusCode(404);
    }

    @Test
    void what_a_disabled_webhook_was_to_be_told_has_failed() {
        Webhooks.make(key, receiver.url("/off"));
        administrator().contentType("application/json").header("If-Match", "\"1\"")
                .body(Map.of("name", "CRM", "url", receiver.url("/off"), "enabled", false)).put(PATH + key).then()
                .statusCode(200);

        ping();

        await().atMost(PATIENCE).until(() -> Webhooks.states(key).equals(List.of("FAILED")));
        assertThat(receiver.received("/off")).isEmpty();
    }

    @CanIgnoreReturnValue
    private ValidatableResponse ping() {
        return administrator().post(PATH + key + ":ping").then().statusCode(202);
    }

    private Response put(RequestSpecification caller, String url) {
        return caller.contentType("application/json").body(Map.of("name", "CRM", "url", url)).put(PATH + key);
    }
}
