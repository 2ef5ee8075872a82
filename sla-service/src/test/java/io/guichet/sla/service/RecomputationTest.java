package io.guichet.sla.service;

import static io.guichet.sla.service.ServiceLevels.agent;
import static io.guichet.sla.service.ServiceLevels.setup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;

/** A policy edited from four hours to two, while an hour was used. */
@QuarkusTest
class RecomputationTest {

    private static final String JOBS = "/api/v1/sla/recomputations";
    private static final String OPENED = "2026-11-02T08:00:00Z";

    @Inject
    Wire wire;
    @Inject
    MovableClock clock;
    @Inject
    Tables tables;

    @BeforeEach
    void early() {
        clock.set(Instant.parse(OPENED));
        ServiceLevels.calendars();
    }

    @Test
    void a_dry_run_tells_what_would_change_and_changes_nothing() {
        var life = edited("dry");

        var job = begun("{\"tickets\": [\"%s\"], \"reason\": \"try\"}".formatted(life.id));

        finished(job);
        agent(DirectoryFixtures.ALICE).get(JOBS + "/" + job).then().body("dryRun", equalTo(true), "total", equalTo(1),
                "changed", equalTo(1), "failed", equalTo(0), "reason", equalTo("try"));
        agent(DirectoryFixtures.ALICE).get(JOBS + "/" + job + "/changes").then()
                .body("items.ticketId", contains(life.id.toString()))
                .body("items[0].before.version", equalTo(1), "items[0].after.version", equalTo(2))
                .body("items[0].targets[0].before", equalTo("2026-11-02T13:00:00Z"))
                .body("items[0].targets[0].after", equalTo("2026-11-02T10:00:00Z"));
        ServiceLevels.sla(life.id).body("policyVersion", equalTo(1));
        assertThat(wire.heard(life.id, TargetsSet.class)).hasSize(1);
    }

    @Test
    void a_recomputed_ticket_is_promised_anew_with_the_time_already_used() {
        var life = edited("wet");

        var job = begun("{\"policy\": \"%s\", \"dryRun\": false, \"reason\": \"new contract\"}"
                .formatted(wire.heard(life.id, TargetsSet.class).getFirst().policyId()));

        finished(job);
        var set = wire.awaited(life.id, TargetsSet.class, 2).getLast();
        assertThat(set.policyVersion()).isEqualTo(2);
        assertThat(set.promised()).filteredOn(target -> target.kind() == TargetKind.FIRST_RESPONSE)
                .extracting(target -> target.due()).containsExactly(Instant.parse("2026-11-02T10:00:00Z"));
        ServiceLevels.sla(life.id).body("policyVersion", equalTo(2), "promises", hasSize(2))
                .body("promises[1].recomputed", equalTo(true), "targets[0].used", equalTo("PT1H"));
    }

    @Test
    void a_closed_ticket_is_left_as_it_is_and_said_so() {
        var open = edited("recomputed-open");
        var closed = new Life("recomputed-open", OPENED);
        wire.tell(closed.opened(), closed.moved("2026-11-02T08:30:00Z", TicketStatus.CLOSED));
        await().atMost(Duration.ofSeconds(30)).until(() -> tables.version(closed.id) == 2);

        var job = begun("{\"tickets\": [\"%s\", \"%s\"], \"dryRun\": false, \"reason\": \"all\"}".formatted(open.id,
                closed.id));

        finished(job);
        agent(DirectoryFixtures.ALICE).get(JOBS + "/" + job).then().body("state", equalTo("DONE"), "total", equalTo(2),
                "done", equalTo(2), "changed", equalTo(1), "failed", equalTo(0));
        agent(DirectoryFixtures.ALICE).get(JOBS + "/" + job + "/changes").then()
                .body("items.find { it.ticketId == '%s' }.left".formatted(closed.id), equalTo("NOT_OPEN"))
                .body("items.find { it.ticketId == '%s' }.left".formatted(open.id), nullValue());
        assertThat(tables.noted(closed.id)).isEqualTo(2);
    }

    @Test
    void a_job_that_cannot_go_on_ends_and_says_why() {
        var life = edited("unreadable");
        var before = tables.describe(life.id, "{\"id\": 5}");
        try {
            var job = begun("{\"tickets\": [\"%s\"], \"dryRun\": false, \"reason\": \"try\"}".formatted(life.id));

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                // It is tried again, later and later.
                clock.set(clock.instant().plusSeconds(10));
                agent(DirectoryFixtures.ALICE).get(JOBS + "/" + job).then().body("state", equalTo("FAILED"));
            });
            agent(DirectoryFixtures.ALICE).get(JOBS + "/" + job).then()
                    .body("done", equalTo(0), "failure", notNullValue());
            // It is removed one day as any other is.
            assertThat(tables.overdue(UUID.fromString(job), clock.instant().plus(Duration.ofDays(31)))).isEqualTo(1);
        } finally {
            var ignored = tables.describe(life.id, before);
        }
    }

    @Test
    void who_chooses_nothing_is_asked_to() {
        setup().body("{\"reason\": \"x\"}").post(JOBS).then().statusCode(400);
        agent(DirectoryFixtures.GRACE).body("{\"all\": true, \"reason\": \"x\"}").post(JOBS).then().statusCode(403);
        setup().get(JOBS + "/" + new UUID(0, 1)).then().statusCode(404);
        setup().body("{\"department\": \"nowhere\", \"reason\": \"x\"}").post(JOBS).then().statusCode(202)
                .body("total", equalTo(0), "finishedAt", notNullValue());
    }

    @Test
    void a_policy_is_tried_on_past_tickets_without_consequence() {
        var product = "tried";
        var policy = ServiceLevels.policy(product);
        var kept = new Life(product, OPENED);
        var slow = new Life(product, OPENED);
        wire.tell(kept.opened(), slow.opened(), kept.answered("2026-11-02T08:30:00Z"),
                slow.answered("2026-11-02T10:30:00Z"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> ServiceLevels.sla(slow.id)
                .body("targets.state", hasItem("MET")));

        var simulation = agent(DirectoryFixtures.ALICE).body("""
                {"from": "2026-11-02T00:00:00Z", "to": "2026-11-03T00:00:00Z", "limit": 1000, "policy": %s}"""
                .formatted(ServiceLevels.standard(product, "PT1H")))
                .post("/api/v1/sla-policies/" + policy + "/simulation").then().statusCode(200);

        simulation.body("matching", equalTo(2), "simulated.FIRST_RESPONSE.kept", equalTo(1))
                .body("simulated.FIRST_RESPONSE.broken", equalTo(1), "actual.FIRST_RESPONSE.kept", equalTo(2))
                .body("simulated.RESOLUTION.open", equalTo(2))
                .body("differing", hasSize(1), "differing[0].ticketId", equalTo(slow.id.toString()))
                .body("differing[0].simulated", equalTo("BROKEN"), "differing[0].actual", equalTo("KEPT"));
        ServiceLevels.sla(slow.id).body("policyVersion", equalTo(1));
    }

    private Life edited(String product) {
        var policy = ServiceLevels.policy(product);
        var life = new Life(product, OPENED);
        wire.tell(life.opened());
        wire.awaited(life.id, TargetsSet.class, 1);
        clock.set(Instant.parse("2026-11-02T09:00:00Z"));
        setup().header("If-Match", "\"1\"").body(ServiceLevels.standard(product, "PT2H"))
                .put("/api/v1/sla-policies/" + policy).then().statusCode(200);
        return life;
    }

    private static String begun(String body) {
        return agent(DirectoryFixtures.ALICE).body(body).post(JOBS).then().statusCode(202).extract().path("id");
    }

    private static void finished(String job) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> agent(DirectoryFixtures.ALICE).get(JOBS + "/" + job)
                .then().statusCode(200).body("finishedAt", notNullValue()));
    }
}
