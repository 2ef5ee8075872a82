package io.guichet.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

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
    private static final List<Endpoint> ENDPOINTS = Endpoint.all();
    /** What everybody does who works here, about themselves. */
    private static final Set<String> OWN = Set.of("GET /me", "GET /agents/me/presence", "PUT /agents/me/presence");
    private static final Pattern PATH = Pattern.compile("  /api/v1(/\\S*):");
    private static final Pattern METHOD = Pattern.compile("    (get|put|post|delete|patch|head|options):");

    private static final List<String> PERMISSIONS = ENDPOINTS.stream().map(Endpoint::permission).distinct().toList();

    @Inject
    Directory directory;

    private final Organisation organisation = new Organisation();

    @Test
    void every_operation_of_the_api_is_walked() throws IOException {
        assertThat(operations()).filteredOn(operation -> !OWN.contains(operation))
                .allMatch(operation -> ENDPOINTS.stream().anyMatch(endpoint -> endpoint.is(operation)))
                .hasSizeGreaterThan(50);
    }

    /** As the stored document says, for example {@code GET /agents/{id}}. */
    private static List<String> operations() throws IOException {
        var found = new ArrayList<String>();
        var path = "";
        for (var line : Files.readAllLines(
                Path.of(System.getProperty("guichet.root", ".."), "docs", "api", "routing.yaml"))) {
            var named = PATH.matcher(line);
            var method = METHOD.matcher(line);
            if (named.matches()) {
                path = named.group(1);
            } else if (method.matches()) {
                found.add(method.group(1).toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        return found;
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
