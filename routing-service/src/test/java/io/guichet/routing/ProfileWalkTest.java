package io.guichet.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.http.directory.Directory;
import io.guichet.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** Every endpoint with every profile: who may not is refused, and a change of a profile holds at once. */
@QuarkusTest
class ProfileWalkTest {

    /** The most that a change may take to hold. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final String NOBODY = "/00000000-0000-7000-8000-00000000dead";
    private static final List<Endpoint> ENDPOINTS = List.of(
            new Endpoint("GET", "/departments", "directory:read"), new Endpoint("GET", "/groups", "directory:read"),
            new Endpoint("GET", "/skills", "directory:read"), new Endpoint("GET", "/profiles", "directory:read"),
            new Endpoint("GET", "/agents", "directory:read"),
            new Endpoint("GET", "/groups/x/versions", "directory:read"),
            new Endpoint("POST", "/departments", "directory:administer", Map.of("key", "walk", "name", "Walk",
                    "language", "fr", "supportAddress", "walk@demo.guichet.example")),
            new Endpoint("POST", "/agents", "directory:administer", Map.of("id", NOBODY.substring(1), "name", "X",
                    "email", "x@demo.guichet.example", "profile", "nothing", "departments", List.of("nothing"),
                    "groups", List.of())),
            new Endpoint("POST", "/groups/nothing/moves", "directory:administer", Map.of("to", "nothing")),
            new Endpoint("POST", "/agents" + NOBODY + "/invitation", "directory:administer"),
            new Endpoint("DELETE", "/groups/nothing", "directory:administer"),
            new Endpoint("PUT", "/skills/x", "directory:administer"),
            new Endpoint("DELETE", "/profiles/nothing", "directory:administer"),
            new Endpoint("DELETE", "/agents" + NOBODY, "directory:administer"),
            new Endpoint("PUT", "/agents" + NOBODY + "/disablement", "directory:administer"),
            new Endpoint("POST", "/agents" + NOBODY + "/releases", "directory:administer"),
            new Endpoint("GET", "/routing/rules", "routing:explain"),
            new Endpoint("GET", "/routing/weights", "routing:explain"),
            new Endpoint("GET", "/groups/nothing/load", "routing:explain"),
            new Endpoint("GET", "/tickets" + NOBODY + "/routing", "routing:explain"),
            new Endpoint("POST", "/tickets" + NOBODY + "/routing/second-line", "ticket:edit", Map.of("note", "X")),
            new Endpoint("POST", "/routing:simulate", "routing:explain",
                    Map.of("subject", "X", "department", "nothing")),
            new Endpoint("POST", "/routing/rules:test", "routing:administer", Map.of("rule",
                    Map.of("name", "X", "position", 1, "condition", "", "group", "nothing"))),
            new Endpoint("PUT", "/routing/weights", "routing:administer", Map.of("low", 1, "normal", 1, "high", 2,
                    "urgent", 4, "counting", List.of("NEW", "OPEN", "REOPENED", "ON_HOLD"))),
            new Endpoint("POST", "/routing/ledger:rebuild", "routing:administer"),
            new Endpoint("DELETE", "/routing/rules" + NOBODY, "routing:administer"),
            new Endpoint("GET", "/routing/fairness", "report:read"));

    private static final List<String> PERMISSIONS = ENDPOINTS.stream().map(Endpoint::permission).distinct().toList();

    @Inject
    Directory directory;

    private final Organisation organisation = new Organisation();

    private record Endpoint(String method, String path, String permission, Map<String, Object> body) {

        Endpoint(String method, String path, String permission) {
            this(method, path, permission, Map.of("name", "X"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrator", "agent", "light_agent", "beginner_agent", "supervisor",
        "support_manager"})
    void whoever_lacks_the_permission_is_refused_and_nobody_else_is(String profile) {
        organisation.group("walk", "MANUAL");
        var person = organisation.agent("Walker", 20);
        organisation.change(person, "Walker", Map.of("profile", profile));
        await().atMost(Wire.PATIENCE).until(() -> directory.agent(person)
                .filter(agent -> agent.profile().equals(profile)).isPresent());
        Set<String> allowed = new HashSet<>(directory.profile(profile).orElseThrow().permissions());

        assertThat(wrong(person, allowed)).isEmpty();
    }

    @Test
    void a_changed_profile_holds_for_every_endpoint_at_once() {
        organisation.group("change", "MANUAL");
        var profile = "custom-" + UUID.randomUUID();
        save(profile, List.of(), 201);
        var person = organisation.agent("Walker", 20);
        organisation.change(person, "Walker", Map.of("profile", profile));
        await().atMost(Wire.PATIENCE).until(() -> directory.agent(person)
                .filter(agent -> agent.profile().equals(profile)).isPresent());

        for (var permission : PERMISSIONS) {
            save(profile, List.of(permission), 200);

            await().atMost(AT_ONCE).until(() -> status(person, first(permission)) != 403);
            assertThat(wrong(person, Set.of(permission))).isEmpty();
        }
    }

    private static Endpoint first(String permission) {
        return ENDPOINTS.stream().filter(endpoint -> endpoint.permission().equals(permission)).findFirst()
                .orElseThrow();
    }

    /** Those that answer otherwise than to somebody who has these permissions. */
    private static List<Endpoint> wrong(UUID person, Set<String> permissions) {
        return ENDPOINTS.stream()
                .filter(endpoint -> (status(person, endpoint) == 403) == permissions.contains(endpoint.permission()))
                .toList();
    }

    private static void save(String profile, List<String> permissions, int status) {
        Organisation.administrator().body(Map.of("name", "Custom", "permissions", permissions, "reach", "OWN"))
                .put("/api/v1/profiles/{key}", profile).then().statusCode(status);
    }

    private static int status(UUID person, Endpoint endpoint) {
        return given().auth().oauth2(Tokens.person(person, person + "@demo.guichet.example", "Walker"))
                .contentType(ContentType.JSON).urlEncodingEnabled(false).body(endpoint.body())
                .request(endpoint.method(), "/api/v1" + endpoint.path()).statusCode();
    }
}
