package io.guichet.sla.service;

import static io.guichet.sla.service.ServiceLevels.agent;
import static io.guichet.sla.service.ServiceLevels.policy;
import static io.guichet.sla.service.ServiceLevels.setup;
import static io.guichet.sla.service.ServiceLevels.standard;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PolicyApiTest {

    private static final String POLICIES = "/api/v1/sla-policies";

    @Test
    void a_policy_pauses_the_resolution_alone_unless_told_otherwise() {
        var id = policy("defaults");

        agent(DirectoryFixtures.BRUNO).get(POLICIES + "/" + id).then().statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("pausedIn.resolution", contains("PENDING", "ON_HOLD"))
                .body("pausedIn.firstResponse", equalTo(java.util.List.of()))
                .body("warnAt", equalTo(0.75f))
                .body("targets.HIGH.resolution.duration", equalTo("PT9H"))
                .body("targets.NORMAL.firstResponse.business", equalTo(true));
    }

    @Test
    void each_change_is_a_version_of_its_own() {
        var id = policy("versions");

        setup().body(standard("versions", "PT1H")).put(POLICIES + "/" + id).then().statusCode(428);
        setup().header("If-Match", "\"1\"").body(standard("versions", "PT1H")).put(POLICIES + "/" + id).then()
                .statusCode(200).header("ETag", equalTo("\"2\""));
        setup().header("If-Match", "\"1\"").body(standard("versions", "PT2H")).put(POLICIES + "/" + id).then()
                .statusCode(412);

        agent(DirectoryFixtures.BRUNO).get(POLICIES + "/" + id + "/versions").then().statusCode(200)
                .body("items.version", contains(2, 1))
                .body("items[1].targets.NORMAL.firstResponse.duration", equalTo("PT4H"));
    }

    @Test
    void the_same_again_is_no_new_version() {
        var id = policy("same");

        setup().header("If-Match", "\"1\"").body(standard("same", "PT4H")).put(POLICIES + "/" + id).then()
                .statusCode(200).header("ETag", equalTo("\"1\""));
    }

    @Test
    void a_condition_that_cannot_be_compiled_is_refused_with_its_place() {
        setup().body(standard("x", "PT4H").replace("ticket.product ==", "ticket.colour ==")).post(POLICIES).then()
                .statusCode(422).body("type", equalTo("urn:guichet:problem:condition-invalid"))
                .body("errors[0].pointer", equalTo("/condition"))
                .body("errors[0].detail", containsString("Line 1, column"));
    }

    @Test
    void a_policy_names_a_calendar_that_exists() {
        setup().body(standard("x", "PT4H").replace("\"position\"", "\"calendar\": \"mars\", \"position\""))
                .post(POLICIES)
                .then().statusCode(422).body("errors[0].pointer", equalTo("/calendar"));
    }

    @Test
    void a_promise_takes_some_time() {
        setup().body(standard("x", "PT0S")).post(POLICIES).then().statusCode(400)
                .body("errors[0].pointer", equalTo("/targets/NORMAL/firstResponse/duration"));
    }

    @Test
    void what_is_shown_may_be_sent_again() {
        var id = policy("shown");
        var shown = agent(DirectoryFixtures.BRUNO).get(POLICIES + "/" + id).then().extract().asString();

        setup().header("If-Match", "\"1\"").body(shown).put(POLICIES + "/" + id).then().statusCode(200)
                .header("ETag", equalTo("\"1\""));
    }

    @Test
    void a_warning_is_due_after_a_share_or_before_the_deadline() {
        var before = standard("warned", "PT4H").replace("\"targets\"", "\"warnBefore\": \"PT45M\", \"targets\"");

        setup().body(before).post(POLICIES).then().statusCode(201).body("warnBefore", equalTo("PT45M"))
                .body("warnAt", nullValue());
        for (var refused : List.of(before.replace("PT45M", "PT2H"), before.replace("PT45M", "soon"),
                before.replace("\"targets\"", "\"warnAt\": 0.5, \"targets\""))) {
            setup().body(refused).post(POLICIES).then().statusCode(400)
                    .body("errors[0].pointer", equalTo("/warnBefore"));
        }
    }

    @Test
    void policies_are_listed_in_pages_in_the_order_in_which_they_are_asked() {
        policy("page-1");
        policy("page-2");
        var first = agent(DirectoryFixtures.BRUNO).get(POLICIES + "?limit=1").then().statusCode(200)
                .body("items.size()", equalTo(1)).extract();

        agent(DirectoryFixtures.BRUNO).get(POLICIES + "?limit=1&cursor=" + first.path("next")).then().statusCode(200)
                .body("items.id", not(hasItem(first.<String>path("items[0].id"))));
        agent(DirectoryFixtures.BRUNO).get(POLICIES + "?limit=0").then().statusCode(400);
    }

    @Test
    void a_removed_policy_promises_nothing_more_but_its_versions_stay() {
        var id = policy("removed");

        setup().delete(POLICIES + "/" + id).then().statusCode(204);

        agent(DirectoryFixtures.BRUNO).get(POLICIES).then().body("items.id", not(hasItem(id)));
        agent(DirectoryFixtures.BRUNO).get(POLICIES + "/" + id).then().statusCode(404);
        agent(DirectoryFixtures.BRUNO).get(POLICIES + "/" + id + "/versions").then().statusCode(200);
    }

    @Test
    void the_same_request_twice_makes_one_policy() {
        var first = setup().header("Idempotency-Key", "once").body(standard("once", "PT4H")).post(POLICIES).then()
                .statusCode(201).extract().<String>path("id");

        setup().header("Idempotency-Key", "once").body(standard("once", "PT4H")).post(POLICIES).then()
                .statusCode(201).body("id", equalTo(first));
    }

    @Test
    void only_administrators_change_policies() {
        agent(DirectoryFixtures.GRACE).body(standard("x", "PT4H")).post(POLICIES).then().statusCode(403);
        io.restassured.RestAssured.given().get(POLICIES).then().statusCode(401);
    }
}
