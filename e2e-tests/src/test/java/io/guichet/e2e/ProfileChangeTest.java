package io.guichet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** What a profile allows is changed in one service, and holds in all of them before anybody notices. */
class ProfileChangeTest {

    private static final String PROFILE = "/profiles/light_agent";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** After the answer to whoever saved it: that is what is promised. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final String NOTHING = "00000000-0000-7000-8000-00000000dead";
    /** Permissions that light agents lack, and for each a request that needs it and changes nothing; of all services. */
    private static final Map<String, String> NEEDED = Map.of(
            "mail:administer", "GET /mailboxes",
            "contact:write", "DELETE /contacts/" + NOTHING + "/undeliverable",
            "directory:administer", "DELETE /skills/nothing",
            "routing:administer", "DELETE /routing/rules/" + NOTHING,
            "routing:explain", "GET /groups/nothing/load",
            "report:read", "GET /sla/attainment",
            "sla:administer", "DELETE /calendars/nothing",
            "notification:administer", "GET /webhooks",
            "knowledge:publish", "PUT /articles/" + NOTHING + "/publication");

    private final Installation guichet = Installation.shared();

    @Test
    void permissions_given_and_taken_away_in_one_save_hold_in_every_service_within_two_seconds() {
        var profile = guichet.as("alice").get(PROFILE).then().statusCode(200).extract().<Map<String, Object>>path("$");
        var usual = ((List<?>) Objects.requireNonNull(profile.get("permissions"))).stream().map(String::valueOf)
                .toList();
        var emma = visitor("emma");
        // What is asked for the first time takes longer, whoever asks.
        var alice = visitor("alice");
        assertThat(NEEDED.values()).noneMatch(request -> isRefused(alice, request));
        var ignored = awaitAll(emma, true, PATIENCE);
        long given;
        try {
            save(profile, Stream.concat(usual.stream(), NEEDED.keySet().stream()).distinct().toList());
            given = awaitAll(emma, false, AT_ONCE);
        } finally {
            save(profile, usual);
        }
        var taken = awaitAll(emma, true, AT_ONCE);
        System.out.printf("a profile changed: given everywhere after %d ms, taken away after %d ms%n", given, taken);
    }

    private RequestSpecification visitor(String person) {
        return guichet.as(person).contentType(ContentType.JSON).body("{}");
    }

    private void save(Map<String, Object> profile, List<String> permissions) {
        guichet.as("alice").contentType(ContentType.JSON).header("If-Match", "*")
                .body(Map.of("name", profile.get("name"), "permissions", permissions, "reach", profile.get("reach")))
                .put(PROFILE).then().statusCode(200);
    }

    /** How long it took from now on, in milliseconds; fails with the requests for which it took too long. */
    private static long awaitAll(RequestSpecification visitor, boolean refused, Duration atMost) {
        var begun = System.nanoTime();
        var others = new ArrayList<>(NEEDED.values());
        await().pollDelay(Duration.ZERO).pollInterval(POLL).atMost(atMost).untilAsserted(() -> {
            var ignored = others.removeIf(request -> isRefused(visitor, request) == refused);
            assertThat(others).as(refused ? "still allowed" : "still refused").isEmpty();
        });
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    private static boolean isRefused(RequestSpecification visitor, String request) {
        var parts = request.split(" ");
        var status = RestAssured.given().spec(visitor).request(parts[0], parts[1]).statusCode();
        assertThat(status).as("%s was not looked at", request).isLessThan(500).isNotEqualTo(TOO_MANY);
        return status == FORBIDDEN;
    }
}
