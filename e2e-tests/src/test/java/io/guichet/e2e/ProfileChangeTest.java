package io.guichet.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;

/** What a profile allows is changed in one service, and holds in all of them before anybody notices. */
class ProfileChangeTest {

    private static final String PROFILE = "/profiles/light_agent";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int FORBIDDEN = 403;
    /** A permission that light agents lack, and a request that needs it, of each service. */
    private static final Map<String, String> NEEDED = Map.of(
            "mail:administer", "GET /mailboxes",
            "routing:explain", "GET /groups/nothing/load",
            "sla:administer", "DELETE /calendars/nothing",
            "notification:administer", "GET /webhooks",
            "knowledge:publish", "PUT /articles/00000000-0000-7000-8000-00000000dead/publication");

    private final Installation guichet = Installation.shared();

    @Test
    void a_permission_given_and_taken_away_holds_in_every_service() {
        var profile = guichet.as("alice").get(PROFILE).then().statusCode(200).extract().<Map<String, Object>>path("$");
        var usual = ((List<?>) Objects.requireNonNull(profile.get("permissions"))).stream().map(String::valueOf)
                .toList();
        var ignored = awaitAll(true);
        long given;
        try {
            save(profile, Stream.concat(usual.stream(), NEEDED.keySet().stream()).distinct().toList());
            given = awaitAll(false);
        } finally {
            save(profile, usual);
        }
        var taken = awaitAll(true);
        System.out.printf("a profile changed: given everywhere after %d ms, taken away after %d ms (goal 2000)%n",
                given,
                taken);
    }

    private void save(Map<String, Object> profile, List<String> permissions) {
        guichet.as("alice").contentType(ContentType.JSON).header("If-Match", "*")
                .body(Map.of("name", profile.get("name"), "permissions", permissions, "reach", profile.get("reach")))
                .put(PROFILE).then().statusCode(200);
    }

    /** How long it took, in milliseconds. */
    private long awaitAll(boolean refused) {
        var begun = System.nanoTime();
        var emma = guichet.as("emma").contentType(ContentType.JSON).body("{}");
        await().pollInterval(POLL).atMost(PATIENCE).until(() -> NEEDED.values().stream()
                .map(request -> request.split(" "))
                .map(parts -> RestAssured.given().spec(emma).request(parts[0], parts[1]).statusCode() == FORBIDDEN)
                .allMatch(forbidden -> forbidden == refused));
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
}
