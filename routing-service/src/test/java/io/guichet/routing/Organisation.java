package io.guichet.routing;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
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
    String group(String name, String strategy, Map<String, Object> options) {
        make();
        var key = name + "-" + suffix;
        put("groups", key, groupBody(key, strategy, options));
        return key;
    }

    /** A group that asks for everything that one can be asked for. */
    @CanIgnoreReturnValue
    String strictGroup(String name, String strategy, Map<String, Object> options) {
        make();
        var key = name + "-" + suffix;
        var body = new HashMap<>(groupBody(key, strategy, options));
        body.put("languageUse", "REQUIRED");
        put("groups", key, body);
        return key;
    }

    void regroup(String key, String strategy, Map<String, Object> options) {
        administrator().body(groupBody(key, strategy, options)).put("/api/v1/groups/{key}", key).then().statusCode(200);
    }

    private Map<String, Object> groupBody(String name, String strategy, Map<String, Object> options) {
        return Map.of("name", name, "department", department, "strategy", strategy, "languageUse", "IGNORED", "options",
                options);
    }

    String skill(String name) {
        var key = name + "-" + suffix;
        put("skills", key, Map.of("name", name));
        return key;
    }

    /** Describes the agent anew. */
    void change(UUID id, String name, Map<String, Object> more) {
        administrator().body(agentBody(id, name, more)).put("/api/v1/agents/{id}", id).then().statusCode(200);
    }

    Map<String, Object> agentBody(UUID id, String name, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("name", name, "email", id + "@demo.guichet.example", "profile",
                "agent", "departments", List.of(department), "groups", List.of(), "language", "fr", "capacity", 20));
        body.putAll(more);
        return body;
    }

    @CanIgnoreReturnValue
    UUID agent(String name, int capacity, String... groups) {
        var id = UUID.randomUUID();
        agent(id, name, capacity, groups);
        return id;
    }

    void agent(UUID id, String name, int capacity, String... groups) {
        make();
        put("agents", id.toString(), agentBody(id, name, Map.of("groups", List.of(groups), "capacity", capacity)));
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
        var body = new HashMap<String, Object>(Map.of("name", name, "position", position, "department",
                department, "condition", condition, "group", group));
        body.putAll(more);
        put("routing/rules", id.toString(), body);
        return id;
    }

    /** All rules as they are listed, page by page. */
    static List<Map<String, Object>> rules() {
        var rules = new ArrayList<Map<String, Object>>();
        var path = Optional.of("/api/v1/routing/rules?limit=200");
        while (path.isPresent()) {
            var page = administrator().urlEncodingEnabled(false).get(path.get()).then().statusCode(200).extract();
            rules.addAll(page.path("items"));
            path = Optional.ofNullable(page.<String>path("next"))
                    .map("/api/v1/routing/rules?limit=200&cursor="::concat);
        }
        return rules;
    }

    /** What no rule chooses goes to the group. */
    void fallTo(String group) {
        describe(Map.of("fallbackGroup", group)).statusCode(200);
    }

    /** Describes the department anew. */
    @CanIgnoreReturnValue
    ValidatableResponse describe(Map<String, Object> more) {
        make();
        return administrator().body(departmentBody(more)).put("/api/v1/departments/{key}", department).then();
    }

    private Map<String, Object> departmentBody(Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("name", "Support", "language", "fr", "supportAddress",
                "support@%s.example".formatted(suffix), "calendar", "france"));
        body.putAll(more);
        return body;
    }

    private void make() {
        if (!made) {
            made = true;
            put("departments", department, departmentBody(Map.of()));
        }
    }

    private static void put(String collection, String key, Map<String, Object> body) {
        administrator().body(body).put("/api/v1/{collection}/{key}".replace("{collection}", collection), key).then()
                .statusCode(201);
    }
}
