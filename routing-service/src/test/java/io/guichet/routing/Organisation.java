package io.guichet.routing;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** An organisation of a test's own, made over the API like any other. */
final class Organisation {

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    final String department = "dept-" + suffix;
    private boolean made;

    static RequestSpecification administrator() {
        return given().auth().oauth2(Tokens.client("guichet-setup", "administration")).contentType(ContentType.JSON);
    }

    @CanIgnoreReturnValue
    String group(String name, String strategy) {
        return group(name, strategy, "IGNORED");
    }

    @CanIgnoreReturnValue
    String group(String name, String strategy, String languageUse) {
        make();
        var key = name + "-" + suffix;
        put("groups", key, Map.of("name", name, "department", department, "strategy", strategy, "languageUse",
                languageUse));
        return key;
    }

    @CanIgnoreReturnValue
    UUID agent(String name, int capacity, String... groups) {
        var id = UUID.randomUUID();
        agent(id, name, capacity, groups);
        return id;
    }

    void agent(UUID id, String name, int capacity, String... groups) {
        make();
        put("agents", id.toString(), Map.of("name", name, "email", id + "@demo.guichet.example", "profile", "agent",
                "departments", List.of(department), "groups", List.of(groups), "language", "fr", "capacity", capacity));
    }

    @CanIgnoreReturnValue
    UUID online(String name, int capacity, String... groups) {
        var id = agent(name, capacity, groups);
        presence(id, Presence.ONLINE);
        return id;
    }

    @CanIgnoreReturnValue
    List<UUID> online(int count, int capacity, String... groups) {
        return Stream.generate(() -> online("Agent", capacity, groups)).limit(count).toList();
    }

    void presence(UUID agent, Presence presence) {
        administrator().body(Map.of("presence", presence)).put("/api/v1/agents/{id}/presence", agent).then()
                .statusCode(200);
    }

    @CanIgnoreReturnValue
    UUID rule(String name, int position, String condition, String group, Map<String, Object> more) {
        var id = UUID.randomUUID();
        var body = new java.util.HashMap<String, Object>(Map.of("name", name, "position", position, "department",
                department, "condition", condition, "group", group));
        body.putAll(more);
        put("routing/rules", id.toString(), body);
        return id;
    }

    private void make() {
        if (!made) {
            made = true;
            put("departments", department, Map.of("name", "Support", "language", "fr", "supportAddress",
                    "support@%s.example".formatted(suffix), "calendar", "france"));
        }
    }

    private static void put(String collection, String key, Map<String, Object> body) {
        administrator().body(body).put("/api/v1/{collection}/{key}".replace("{collection}", collection), key).then()
                .statusCode(201);
    }
}
