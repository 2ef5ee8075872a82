package io.guichet.routing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.http.directory.Directory;
import io.guichet.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class PermissionTest {

    private static final String ADMINISTER = "directory:administer";
    private static final Map<String, Object> GROUP = Map.of("name", "X", "department", "x", "strategy", "MANUAL");
    private static final Map<String, Object> RULE = Map.of("name", "X", "position", 1, "condition", "", "group", "x");
    private static final Map<String, Object> TICKET = Map.of("subject", "X", "department", "x");

    @Inject
    Directory directory;

    private final Organisation organisation = new Organisation();
    private UUID ann = new UUID(0, 0);

    @BeforeEach
    void an_agent() {
        ann = organisation.agent("Ann", 20);
        await().atMost(Wire.PATIENCE).until(() -> directory.agent(ann).isPresent());
    }

    static Stream<Arguments> forbidden() {
        return Stream.of(
                Arguments.of("PUT", "/api/v1/departments/x", Map.of("name", "X", "language", "fr", "supportAddress",
                        "x@x.example"), ADMINISTER),
                Arguments.of("POST", "/api/v1/groups", with(GROUP, "key", "x"), ADMINISTER),
                Arguments.of("PUT", "/api/v1/groups/x", GROUP, ADMINISTER),
                Arguments.of("DELETE", "/api/v1/groups/x", Map.of(), ADMINISTER),
                Arguments.of("PUT", "/api/v1/profiles/x", Map.of("name", "X", "permissions", List.of(), "reach", "OWN"),
                        ADMINISTER),
                Arguments.of("PUT", "/api/v1/agents/%s/disablement".formatted(UUID.randomUUID()), Map.of(), ADMINISTER),
                Arguments.of("PUT", "/api/v1/agents/%s/presence".formatted(UUID.randomUUID()),
                        Map.of("presence", "OFFLINE"), ADMINISTER),
                Arguments.of("POST", "/api/v1/routing/rules", RULE, "routing:administer"),
                Arguments.of("PUT", "/api/v1/routing/rules/" + UUID.randomUUID(), RULE, "routing:administer"),
                Arguments.of("DELETE", "/api/v1/routing/rules/" + UUID.randomUUID(), Map.of(), "routing:administer"));
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void an_agent_does_not_administer(String method, String path, Map<String, Object> body, String permission) {
        agent().body(body).request(method, path).then().statusCode(403)
                .body("detail", equalTo("This needs the permission " + permission));
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void without_a_token_nothing_is_answered(String method, String path, Map<String, Object> body, String permission) {
        given().contentType(ContentType.JSON).body(body).request(method, path).then().statusCode(401)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/departments", "/groups", "/agents", "/profiles", "/routing/rules", "/groups/x",
        "/agents/00000000-0000-7000-8000-000000000001/presence", "/agents/me/presence",
        "/tickets/00000000-0000-7000-8000-000000000001/routing"})
    void a_customer_sees_nothing_of_the_organisation(String path) {
        customer().get("/api/v1" + path).then().statusCode(403);
    }

    @Test
    void a_customer_neither_simulates_nor_is_present() {
        customer().urlEncodingEnabled(false).body(TICKET).post("/api/v1/routing:simulate").then().statusCode(403);
        customer().body(Map.of("presence", "ONLINE")).put("/api/v1/agents/me/presence").then().statusCode(403);
    }

    @Test
    void an_agent_simulates_in_their_departments_and_no_other_exists_for_them() {
        var elsewhere = new Organisation();
        var foreign = elsewhere.group("foreign", "MANUAL");
        simulate(organisation.department, null).statusCode(200);
        simulate(elsewhere.department, null).statusCode(422).body("errors[0].pointer", equalTo("/department"))
                .body("detail", equalTo("There is no department " + elsewhere.department));
        simulate("nowhere", null).statusCode(422).body("detail", equalTo("There is no department nowhere"));
        simulate(organisation.department, foreign).statusCode(422).body("errors[0].pointer", equalTo("/group"));
        Organisation.administrator().urlEncodingEnabled(false)
                .body(Map.of("subject", "X", "department", elsewhere.department, "group", foreign))
                .post("/api/v1/routing:simulate").then().statusCode(200);
    }

    private ValidatableResponse simulate(String department, @Nullable String group) {
        var body = with(TICKET, "department", department);
        return agent().urlEncodingEnabled(false).body(group == null ? body : with(body, "group", group))
                .post("/api/v1/routing:simulate").then();
    }

    @Test
    void an_agent_reads_the_directory_and_says_where_they_are() {
        agent().get("/api/v1/agents/{id}", ann).then().statusCode(200).body("name", equalTo("Ann"));
        agent().body(Map.of("presence", "BUSY")).put("/api/v1/agents/me/presence").then().statusCode(200)
                .body("agent", equalTo(ann.toString())).body("presence", equalTo("BUSY"));
        agent().get("/api/v1/agents/me/presence").then().statusCode(200).body("presence", equalTo("BUSY"));
        agent().body(Map.of("presence", "ONLINE")).put("/api/v1/agents/{id}/presence", ann).then().statusCode(200);
    }

    @Test
    void a_disabled_agent_is_refused() {
        Organisation.administrator().put("/api/v1/agents/{id}/disablement", ann).then().statusCode(200);

        await().atMost(Wire.PATIENCE).untilAsserted(() -> agent().get("/api/v1/agents").then().statusCode(403)
                .body("type", containsString("agent-disabled")));
    }

    @Test
    void everybody_is_told_who_they_are_and_what_they_may_do() {
        agent().get("/api/v1/me").then().statusCode(200)
                .body("id", equalTo(ann.toString())).body("kind", equalTo("PERSON")).body("profile", equalTo("agent"))
                .body("language", equalTo("fr")).body("departments", hasItem(organisation.department))
                .body("permissions", hasItem("ticket:reply"));
        Organisation.administrator().get("/api/v1/me").then().statusCode(200)
                .body("id", equalTo("guichet-setup")).body("kind", equalTo("CLIENT"))
                .body("permissions", hasItem(ADMINISTER));
        given().auth().oauth2(Tokens.customer("claire@client.example")).get("/api/v1/me").then().statusCode(200)
                .body("kind", equalTo("CUSTOMER")).body("email", equalTo("claire@client.example"));
    }

    private RequestSpecification agent() {
        return given().auth().oauth2(Tokens.person(ann, ann + "@demo.guichet.example", "Ann"))
                .contentType(ContentType.JSON);
    }

    private static RequestSpecification customer() {
        return given().auth().oauth2(Tokens.customer("claire@client.example")).contentType(ContentType.JSON);
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var more = new java.util.HashMap<>(body);
        more.put(field, value);
        return more;
    }
}
