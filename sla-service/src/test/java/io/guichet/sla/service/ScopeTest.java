package io.guichet.sla.service;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.DirectoryEvent.AgentChanged;
import io.guichet.events.DirectoryEvent.Profile;
import io.guichet.events.DirectoryEvent.ProfileChanged;
import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.http.directory.Directory;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.MovableClock;
import io.guichet.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** Who sees the clocks of which tickets; the tickets are French, and two days late. */
@QuarkusTest
class ScopeTest {

    private static final UUID MANAGER = DirectoryFixtures.person(10);
    private static final UUID ENGLISH_ADMINISTRATOR = DirectoryFixtures.person(11);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Wire wire;
    @Inject
    MovableClock clock;
    @Inject
    Tables tables;
    @Inject
    Directory directory;

    private Life own;
    private Life others;
    private String policy;

    @BeforeEach
    void twoTickets() {
        clock.set(Instant.parse("2026-04-01T08:00:00Z"));
        ServiceLevels.calendars();
        directory.apply(profile("account_manager", Reach.ACCOUNTS));
        directory.apply(profile("department_administrator", Reach.DEPARTMENT));
        directory.apply(agent(MANAGER, "account_manager"));
        directory.apply(agent(ENGLISH_ADMINISTRATOR, "department_administrator"));
        var product = "scope-" + UUID.randomUUID();
        policy = ServiceLevels.policy(product);
        own = new Life(product, "2026-03-30T08:00:00Z").lookedAfterBy(MANAGER);
        others = new Life(product, "2026-03-30T08:00:00Z");
        wire.tell(own.opened());
        wire.tell(others.opened());
        await().atMost(PATIENCE).until(() -> tables.version(own.id) == 1 && tables.version(others.id) == 1);
    }

    @Test
    void who_looks_after_a_customer_sees_the_clocks_of_their_tickets_only() {
        as(MANAGER).get("/api/v1/tickets/" + own.id + "/sla").then().statusCode(200);
        as(MANAGER).get("/api/v1/tickets/" + others.id + "/sla").then().statusCode(404);
        as(MANAGER).get("/api/v1/sla/breaches?limit=200").then().statusCode(200)
                .body("items.ticketId", hasItem(own.id.toString()))
                .body("items.ticketId", not(hasItem(others.id.toString())));
        as(MANAGER).get("/api/v1/sla/attainment?by=policy&step=all&from=2026-03-30T00:00:00Z&to=2026-04-01T00:00:00Z")
                .then().statusCode(200).body("items.find { it.key == '" + policy + "' }.decided", equalTo(1));
        as(MANAGER).body(reminder(own)).post("/api/v1/reminders").then().statusCode(201);
        as(MANAGER).body(reminder(others)).post("/api/v1/reminders").then().statusCode(404);
    }

    @Test
    void who_was_brought_into_a_ticket_of_another_department_sees_its_clocks_only() {
        ServiceLevels.agent(DirectoryFixtures.DANIEL).get("/api/v1/tickets/" + own.id + "/sla").then().statusCode(404);

        wire.tell(own.joined(DirectoryFixtures.DANIEL, "2026-03-31T08:00:00Z"));
        await().atMost(PATIENCE).until(() -> tables.version(own.id) == 2);

        ServiceLevels.agent(DirectoryFixtures.DANIEL).get("/api/v1/tickets/" + own.id + "/sla").then().statusCode(200);
        ServiceLevels.agent(DirectoryFixtures.DANIEL).get("/api/v1/tickets/" + others.id + "/sla").then()
                .statusCode(404);
    }

    @Test
    void a_trial_and_a_recomputation_take_the_tickets_that_one_sees() {
        var trial = """
                {"from": "2026-03-29T00:00:00Z", "to": "2026-03-31T00:00:00Z"}""";
        as(MANAGER).body(trial).post("/api/v1/sla-policies/" + policy + "/simulation").then().statusCode(200)
                .body("matching", equalTo(1));
        as(ENGLISH_ADMINISTRATOR).body(trial).post("/api/v1/sla-policies/" + policy + "/simulation").then()
                .statusCode(200).body("tickets", equalTo(0));

        recompute(ENGLISH_ADMINISTRATOR, 0);
        recompute(MANAGER, 1);
        recompute(DirectoryFixtures.ALICE, 2);
    }

    @Test
    void the_changes_of_a_recomputation_are_shown_to_whoever_finds_it_in_the_list() {
        ServiceLevels.setup().header("If-Match", "\"1\"").body(ServiceLevels.standard("scope", "PT1H"))
                .put("/api/v1/sla-policies/" + policy).then().statusCode(200);
        var job = recompute(DirectoryFixtures.ALICE, 2);
        await().atMost(PATIENCE).until(() -> as(DirectoryFixtures.ALICE).get("/api/v1/sla/recomputations/" + job)
                .path("finishedAt") != null);

        as(DirectoryFixtures.ALICE).get("/api/v1/sla/recomputations/" + job + "/changes").then().statusCode(200)
                .body("items.size()", equalTo(2));
        as(MANAGER).get("/api/v1/sla/recomputations/" + job).then().statusCode(404);
        as(MANAGER).get("/api/v1/sla/recomputations/" + job + "/changes").then().statusCode(404);

        var managers = recompute(MANAGER, 1);
        await().atMost(PATIENCE).until(() -> as(MANAGER).get("/api/v1/sla/recomputations/" + managers)
                .path("finishedAt") != null);
        as(MANAGER).get("/api/v1/sla/recomputations/" + managers + "/changes").then().statusCode(200)
                .body("items.ticketId", equalTo(List.of(own.id.toString())));
    }

    @Test
    void who_does_not_see_all_tickets_finds_their_own_recomputations_in_the_list() {
        var managers = recompute(MANAGER, 1);
        var alices = recompute(DirectoryFixtures.ALICE, 2);

        as(MANAGER).get("/api/v1/sla/recomputations?limit=200").then().statusCode(200)
                .body("items.id", hasItem(managers)).body("items.id", not(hasItem(alices)));
        as(ENGLISH_ADMINISTRATOR).get("/api/v1/sla/recomputations?limit=200").then().statusCode(200)
                .body("items.id", not(hasItem(managers)));
        as(DirectoryFixtures.ALICE).get("/api/v1/sla/recomputations?limit=200").then().statusCode(200)
                .body("items.id", hasItems(managers, alices));
    }

    private String recompute(UUID agent, int chosen) {
        return as(agent).body("""
                {"tickets": ["%s", "%s"], "dryRun": true, "reason": "To see"}""".formatted(own.id, others.id))
                .post("/api/v1/sla/recomputations").then().statusCode(202).body("total", equalTo(chosen)).extract()
                .path("id");
    }

    private static String reminder(Life life) {
        return """
                {"text": "Call", "due": "2026-04-02T08:00:00Z", "ticket": "%s"}""".formatted(life.id);
    }

    private static RequestSpecification as(UUID agent) {
        return agent.equals(DirectoryFixtures.ALICE)
                ? ServiceLevels.agent(agent)
                : ServiceLevels.as(Tokens.person(agent, agent + "@demo.guichet.example", "Somebody"));
    }

    private static ProfileChanged profile(String key, Reach reach) {
        return new ProfileChanged(new Profile(key, key,
                List.of("ticket:read", "sla:read", "sla:administer", "report:read"), reach), 1);
    }

    private static AgentChanged agent(UUID id, String profile) {
        return new AgentChanged(new Agent(id, "Somebody", id + "@demo.guichet.example", profile,
                List.of(DirectoryFixtures.SUPPORT_EN), List.of(), "en", 20, true, null, null, null, null, null, null),
                1);
    }
}
