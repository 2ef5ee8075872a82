package io.guichet.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An operation of the API, the permission that it needs, and a request that changes nothing of importance. */
record Endpoint(String method, String path, String permission, Map<String, Object> body) {

    private static final String READ = "directory:read";
    private static final String ADMINISTER = "directory:administer";
    private static final String EXPLAIN = "routing:explain";
    private static final String RULE = "routing:administer";
    private static final String NOBODY = "/00000000-0000-7000-8000-00000000dead";
    private static final Map<String, Object> DEPARTMENT = Map.of("name", "Walk", "language", "fr", "supportAddress",
            "walk@demo.guichet.example");
    private static final Map<String, Object> GROUP = Map.of("name", "X", "department", "nothing", "strategy", "MANUAL");
    private static final Map<String, Object> PROFILE = Map.of("name", "X", "permissions", List.of(), "reach", "OWN");
    private static final Map<String, Object> AGENT = Map.of("name", "X", "email", "x@demo.guichet.example", "profile",
            "nothing", "departments", List.of("nothing"), "groups", List.of());
    private static final Map<String, Object> A_RULE = Map.of("name", "X", "position", 1, "condition", "", "group",
            "nothing");

    Endpoint(String method, String path, String permission) {
        this(method, path, permission, Map.of("name", "X"));
    }

    /** Whether it is the operation, as in {@code GET /agents/{id}}. */
    boolean is(String operation) {
        var template = Stream.of(operation.split("/", -1))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part)).collect(Collectors.joining("/"));
        return (method + " " + path).matches(template);
    }

    static List<Endpoint> all() {
        return Stream.of(reading(), entries(), agents(), routing()).flatMap(List::stream).toList();
    }

    private static List<Endpoint> reading() {
        return Stream.of("/departments", "/groups", "/skills", "/profiles", "/agents").flatMap(collection -> {
            var one = collection + (collection.equals("/agents") ? NOBODY : "/nothing");
            return Stream.of(collection, one, one + "/versions");
        }).map(path -> new Endpoint("GET", path, READ)).toList();
    }

    private static List<Endpoint> entries() {
        return List.of(
                new Endpoint("POST", "/departments", ADMINISTER, with(DEPARTMENT, "key", "walk")),
                new Endpoint("PUT", "/departments/nothing", ADMINISTER, with(DEPARTMENT, "fallbackGroup", "nothing")),
                new Endpoint("DELETE", "/departments/nothing", ADMINISTER),
                new Endpoint("POST", "/groups", ADMINISTER, with(GROUP, "key", "nothing")),
                new Endpoint("PUT", "/groups/nothing", ADMINISTER, GROUP),
                new Endpoint("DELETE", "/groups/nothing", ADMINISTER),
                new Endpoint("POST", "/groups/nothing/moves", ADMINISTER, Map.of("to", "nothing")),
                new Endpoint("GET", "/groups/nothing/load", EXPLAIN),
                new Endpoint("POST", "/profiles", ADMINISTER, with(PROFILE, "key", "walk")),
                new Endpoint("PUT", "/profiles/walk", ADMINISTER, PROFILE),
                new Endpoint("DELETE", "/profiles/nothing", ADMINISTER),
                new Endpoint("POST", "/skills", ADMINISTER, Map.of("key", "walk", "name", "X")),
                new Endpoint("PUT", "/skills/x", ADMINISTER),
                new Endpoint("DELETE", "/skills/nothing", ADMINISTER));
    }

    private static List<Endpoint> agents() {
        return List.of(
                new Endpoint("POST", "/agents", ADMINISTER, with(AGENT, "id", NOBODY.substring(1))),
                new Endpoint("PUT", "/agents" + NOBODY, ADMINISTER, AGENT),
                new Endpoint("DELETE", "/agents" + NOBODY, ADMINISTER),
                new Endpoint("POST", "/agents" + NOBODY + "/invitation", ADMINISTER),
                new Endpoint("PUT", "/agents" + NOBODY + "/disablement", ADMINISTER),
                new Endpoint("DELETE", "/agents" + NOBODY + "/disablement", ADMINISTER),
                new Endpoint("POST", "/agents" + NOBODY + "/releases", ADMINISTER),
                new Endpoint("GET", "/agents" + NOBODY + "/presence", READ),
                new Endpoint("PUT", "/agents" + NOBODY + "/presence", ADMINISTER, Map.of("presence", "OFFLINE")));
    }

    private static List<Endpoint> routing() {
        return List.of(
                new Endpoint("GET", "/routing/rules", EXPLAIN),
                new Endpoint("GET", "/routing/rules" + NOBODY, EXPLAIN),
                new Endpoint("GET", "/routing/rules" + NOBODY + "/versions", EXPLAIN),
                new Endpoint("POST", "/routing/rules", RULE, A_RULE),
                new Endpoint("PUT", "/routing/rules" + NOBODY, RULE, A_RULE),
                new Endpoint("DELETE", "/routing/rules" + NOBODY, RULE),
                new Endpoint("POST", "/routing/rules:test", RULE, Map.of("rule", A_RULE)),
                new Endpoint("GET", "/routing/weights", EXPLAIN),
                new Endpoint("GET", "/routing/weights/versions", EXPLAIN),
                new Endpoint("PUT", "/routing/weights", RULE, Map.of("low", 1, "normal", 1, "high", 2, "urgent", 4,
                        "counting", List.of("NEW", "OPEN", "REOPENED", "ON_HOLD"))),
                new Endpoint("POST", "/routing/ledger:rebuild", RULE),
                new Endpoint("GET", "/tickets" + NOBODY + "/routing", EXPLAIN),
                new Endpoint("POST", "/tickets" + NOBODY + "/routing/second-line", "ticket:edit", Map.of("note", "X")),
                new Endpoint("POST", "/routing:simulate", EXPLAIN, Map.of("subject", "X", "department", "nothing")),
                new Endpoint("GET", "/routing/fairness", "report:read"));
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var more = new HashMap<>(body);
        more.put(field, value);
        return more;
    }
}
