package io.guichet.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Whoever is taken into Guichet is invited, once, whatever went wrong on the way. */
@QuarkusTest
@QuarkusTestResource(value = StubKeycloak.class, restrictToAnnotatedClass = true)
class NewcomersTest {

    private final Organisation organisation = new Organisation();
    private final String suffix = UUID.randomUUID() + "@demo.guichet.example";
    private final String nora = "nora-" + suffix;
    private final String omar = "omar-" + suffix;
    private final String refused = "refused-" + suffix;

    @BeforeEach
    void a_department() {
        organisation.group("all", "MANUAL");
    }

    @Test
    void a_repeated_request_is_answered_as_the_first() {
        var key = UUID.randomUUID().toString();
        var first = post(key, newcomer(nora, Map.of()));
        first.then().statusCode(201);

        var second = post(key, newcomer(nora, Map.of()));

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        awaitInvited(nora);
        post(key, newcomer(omar, Map.of())).then().statusCode(422);
    }

    @Test
    void nobody_of_a_list_is_made_an_account_when_one_of_them_is_described_wrongly() {
        post(null, List.of(newcomer(nora, Map.of()), newcomer(omar, Map.of("profile", "nothing")))).then()
                .statusCode(422);

        assertThat(seen("made")).doesNotContain(nora, omar);
        post(null, List.of(newcomer(nora, Map.of()), newcomer(omar, Map.of()))).then().statusCode(201);
        awaitInvited(nora, omar);
    }

    @Test
    void whoever_was_made_an_account_by_a_request_that_failed_is_invited_by_the_next() {
        var both = List.of(newcomer(nora, Map.of()), newcomer(refused, Map.of()));
        var key = UUID.randomUUID().toString();
        post(key, both).then().statusCode(503);
        assertThat(seen("made")).contains(nora);
        assertThat(seen("invited")).doesNotContain(nora);

        post(key, both).then().statusCode(201);

        awaitInvited(nora, refused);
    }

    @Test
    void whoever_is_taken_in_again_may_sign_in_again() {
        given().queryParam(nora, "").get(ConfigProvider.getConfig().getValue("guichet.identity.realm", String.class)
                + "/disabled").then().statusCode(200);
        assertThat(seen("made")).contains(nora);
        assertThat(seen("enabled")).doesNotContain(nora);

        post(null, newcomer(nora, Map.of())).then().statusCode(201);

        await().atMost(Wire.PATIENCE).untilAsserted(() -> assertThat(seen("enabled")).contains(nora));
    }

    @Test
    void an_invitation_goes_to_the_address_that_was_corrected() {
        var mistyped = "nroa-" + suffix;
        var id = post(null, newcomer(mistyped, Map.of())).jsonPath().getUUID("id");
        awaitInvited(mistyped);

        Organisation.administrator().body(newcomer(nora, Map.of())).put("/api/v1/agents/{id}", id).then()
                .statusCode(200);
        await().atMost(Wire.PATIENCE).untilAsserted(() -> assertThat(seen("addresses")).contains(nora));
        Organisation.administrator().post("/api/v1/agents/{id}/invitation", id).then().statusCode(202);

        awaitInvited(mistyped, nora);
        assertThat(seen("addresses")).doesNotContain(mistyped);
    }

    @Test
    void the_answer_says_whether_an_account_was_made_or_found() {
        given().queryParam(omar, "").get(ConfigProvider.getConfig().getValue("guichet.identity.realm", String.class)
                + "/disabled").then().statusCode(200);
        var third = newcomer("third-" + suffix, Map.of("id", UUID.randomUUID()));

        post(null, List.of(newcomer(nora, Map.of()), newcomer(omar, Map.of()), third)).then().statusCode(201)
                .body("items.welcome.origin", contains("CREATED", "LINKED", "GIVEN"))
                .body("items.welcome.invited", contains(true, false, false));
    }

    @Test
    void whoever_is_disabled_is_not_invited() {
        var id = post(null, newcomer(nora, Map.of())).jsonPath().getUUID("id");
        Organisation.administrator().put("/api/v1/agents/{id}/disablement", id).then().statusCode(200);

        Organisation.administrator().post("/api/v1/agents/{id}/invitation", id).then().statusCode(409);
    }

    @Test
    void the_agent_says_what_became_of_the_invitation() {
        var id = post(null, newcomer(nora, Map.of())).jsonPath().getUUID("id");
        awaitShown(id, "invitation.done", notNullValue());
        Organisation.administrator().get("/api/v1/agents/{id}", id).then().body("invitation.error", nullValue());

        var unmailed = post(null, newcomer("unmailed-" + suffix, Map.of())).jsonPath().getUUID("id");
        awaitShown(unmailed, "invitation.error", containsString("was refused by the identity provider: 500"));
        Organisation.administrator().get("/api/v1/agents/{id}", unmailed).then()
                .body("invitation.done", nullValue()).body("invitation.failed", notNullValue());

        Organisation.administrator().body(newcomer(omar, Map.of())).put("/api/v1/agents/{id}", unmailed).then()
                .statusCode(200);
        Organisation.administrator().post("/api/v1/agents/{id}/invitation", unmailed).then().statusCode(202);
        awaitShown(unmailed, "invitation.done", notNullValue());
        Organisation.administrator().get("/api/v1/agents/{id}", unmailed).then()
                .body("invitation.error", nullValue()).body("account", nullValue());
    }

    @Test
    void whoever_is_removed_may_no_longer_sign_in() {
        var id = post(null, newcomer(nora, Map.of())).jsonPath().getUUID("id");
        awaitInvited(nora);
        assertThat(seen("enabled")).contains(nora);

        Organisation.administrator().delete("/api/v1/agents/{id}", id).then().statusCode(204);

        await().atMost(Wire.PATIENCE).untilAsserted(() -> assertThat(seen("enabled")).doesNotContain(nora));
    }

    private static void awaitShown(UUID agent, String path, Matcher<?> expected) {
        await().atMost(Wire.PATIENCE).untilAsserted(() -> Organisation.administrator()
                .get("/api/v1/agents/{id}", agent).then().statusCode(200).body(path, expected));
    }

    private Map<String, Object> newcomer(String email, Map<String, Object> more) {
        var body = new HashMap<>(organisation.agentBody(new UUID(0, 0), "Nora Neuve", more));
        body.put("email", email);
        return body;
    }

    private void awaitInvited(String... people) {
        await().atMost(Wire.PATIENCE).untilAsserted(
                () -> assertThat(seen("invited").stream().filter(one -> one.endsWith(suffix)))
                        .containsExactlyInAnyOrderElementsOf(Stream.of(people).toList()));
    }

    private static List<String> seen(String what) {
        return given().get(ConfigProvider.getConfig().getValue("guichet.identity.realm", String.class) + "/seen")
                .jsonPath().getList(what, String.class);
    }

    private static Response post(@Nullable String key, Object body) {
        var request = Organisation.administrator().body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/api/v1/agents");
    }
}
