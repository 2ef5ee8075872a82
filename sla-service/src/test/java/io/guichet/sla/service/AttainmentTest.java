package io.guichet.sla.service;

import static io.guichet.sla.service.ServiceLevels.agent;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.TicketStatus;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** In March, which no other test lives in, so that the figures are of these tickets alone. */
@QuarkusTest
class AttainmentTest {

    private static final String OPENED = "2026-03-02T08:00:00Z";

    @Inject
    Wire wire;
    @Inject
    MovableClock clock;
    @Inject
    Tables tables;

    @BeforeEach
    void march() {
        clock.set(Instant.parse("2026-03-10T08:00:00Z"));
        ServiceLevels.calendars();
    }

    @Test
    void kept_and_broken_promises_are_counted_when_they_were_decided_for_whoever_had_the_ticket() {
        ServiceLevels.policy("figures");
        var kept = opened();
        var late = opened();
        var never = opened();
        wire.tell(kept.assigned("2026-03-02T08:10:00Z", DirectoryFixtures.BRUNO),
                kept.answered("2026-03-02T09:00:00Z"),
                // A second wait, answered too late on the next day.
                kept.customerWrote("2026-03-02T10:00:00Z"), kept.answered("2026-03-03T09:00:00Z"),
                kept.assigned("2026-03-03T10:00:00Z", DirectoryFixtures.CHLOE),
                kept.moved("2026-03-03T11:00:00Z", TicketStatus.RESOLVED));
        wire.tell(late.assigned("2026-03-02T08:10:00Z", DirectoryFixtures.BRUNO),
                late.answered("2026-03-04T09:00:00Z"));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> figures("agent", "day")
                .body("items.findAll { it.kind == 'FIRST_RESPONSE' }.since",
                        contains("2026-03-02T00:00:00Z", "2026-03-02T00:00:00Z", "2026-03-04T00:00:00Z"))
                .body("items.findAll { it.kind == 'FIRST_RESPONSE' && it.name == 'Bruno Leroy' }.kept", contains(1, 0))
                .body("items.find { it.kind == 'NEXT_RESPONSE' }.broken", equalTo(1))
                .body("items.find { it.kind == 'NEXT_RESPONSE' }.name", equalTo("Bruno Leroy"))
                .body("items.find { it.kind == 'RESOLUTION' && it.kept == 1 }.name", equalTo("Chloé Petit")));
        figures("policy", "all").body("items.find { it.kind == 'FIRST_RESPONSE' }.decided", equalTo(3))
                .body("items.find { it.kind == 'FIRST_RESPONSE' }.share", equalTo(0.3333f))
                .body("items.name.unique()", contains("Policy figures"));
        figures("department", "month").body("items.key.unique()", contains("support-fr"))
                .body("items.findAll { it.kind == 'RESOLUTION' }.decided", contains(3));
        ServiceLevels.sla(never.id).body("targets[0].state", equalTo("BREACHED"));
    }

    @Test
    void what_was_missed_counts_as_broken_though_its_clock_stopped() {
        ServiceLevels.policy("unmet");
        var life = new Life("unmet", "2026-03-05T08:00:00Z");

        wire.tell(life.opened(), life.moved("2026-03-06T09:00:00Z", TicketStatus.CLOSED));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> on5thAnd6th("policy")
                .body("items.findAll { it.name == 'Policy unmet' && it.kind == 'FIRST_RESPONSE' }.broken",
                        contains(1)));
    }

    @Test
    void what_was_missed_before_a_merge_stays_missed_and_what_was_thrown_away_counts_nowhere() {
        ServiceLevels.policy("merged-late");
        ServiceLevels.policy("junk");
        var merged = new Life("merged-late", "2026-03-05T08:00:00Z");
        var junk = new Life("junk", "2026-03-05T08:00:00Z");
        var back = new Life("junk", "2026-03-05T08:00:00Z");

        wire.tell(junk.opened(), junk.answered("2026-03-05T09:00:00Z"), junk.trashed("2026-03-05T10:00:00Z"));
        wire.tell(back.opened(), back.answered("2026-03-05T09:00:00Z"), back.trashed("2026-03-05T10:00:00Z"),
                back.restored("2026-03-05T11:00:00Z", "2026-03-05T10:00:00Z"),
                back.moved("2026-03-05T11:10:00Z", TicketStatus.RESOLVED));
        wire.tell(merged.opened(), merged.mergedInto(junk.id, "2026-03-06T09:00:00Z"));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> on5thAnd6th("policy")
                .body("items.findAll { it.name == 'Policy merged-late' }.broken", contains(1))
                .body("items.findAll { it.name == 'Policy merged-late' }.kind", contains("FIRST_RESPONSE")));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> tables.version(junk.id) == 3 && tables.version(back.id) == 5);
        on5thAnd6th("policy").body("items.findAll { it.name == 'Policy junk' }.kept", contains(1, 1));
    }

    @Test
    void what_was_resolved_before_it_was_thrown_away_counts_nowhere_until_it_is_back() {
        ServiceLevels.policy("done-junk");
        var life = new Life("done-junk", "2026-03-05T08:00:00Z");
        wire.tell(life.opened(), life.answered("2026-03-05T09:00:00Z"),
                life.moved("2026-03-05T09:10:00Z", TicketStatus.RESOLVED));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> on5thAnd6th("policy")
                .body("items.findAll { it.name == 'Policy done-junk' }.kept", contains(1, 1)));

        wire.tell(life.trashed("2026-03-05T10:00:00Z"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> on5thAnd6th("policy")
                .body("items.findAll { it.name == 'Policy done-junk' }.kept", empty()));

        wire.tell(life.restored("2026-03-05T11:00:00Z", "2026-03-05T10:00:00Z"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> on5thAnd6th("policy")
                .body("items.findAll { it.name == 'Policy done-junk' }.kept", contains(1, 1)));
    }

    @Test
    void a_late_answer_that_changes_only_an_earlier_wait_is_counted() {
        ServiceLevels.policy("late-news");
        var life = new Life("late-news", "2026-03-05T08:00:00Z");
        var before = List.of(life.opened(), life.answered("2026-03-05T08:10:00Z"),
                life.customerWrote("2026-03-05T09:00:00Z"));
        var dead = life.answered("2026-03-05T10:00:00Z");
        before.forEach(wire::tell);
        wire.tell(life.answered("2026-03-05T16:00:00Z"), life.customerWrote("2026-03-06T10:30:00Z"),
                life.answered("2026-03-06T10:40:00Z"), life.moved("2026-03-06T10:50:00Z", TicketStatus.RESOLVED));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> on5thAnd6th("policy")
                .body("items.findAll { it.name == 'Policy late-news' && it.kind == 'NEXT_RESPONSE' }.broken",
                        contains(1))
                .body("items.findAll { it.name == 'Policy late-news' && it.kind == 'NEXT_RESPONSE' }.kept",
                        contains(1)));

        wire.tell(dead);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> on5thAnd6th("policy")
                .body("items.findAll { it.name == 'Policy late-news' && it.kind == 'NEXT_RESPONSE' }.kept",
                        contains(2)));
    }

    @Test
    void what_was_met_keeps_its_policy_and_its_owner_whatever_is_promised_later() {
        var first = """
                {"name": "Kept", "position": 5, "condition": "ticket.product == 'kept' && ticket.department == '%s'",
                 "targets": {"NORMAL": {"firstResponse": {"duration": "PT4H"}}}}""";
        ServiceLevels.setup().body(first.formatted(DirectoryFixtures.SUPPORT_FR)).post("/api/v1/sla-policies").then()
                .statusCode(201);
        var life = new Life("kept", "2026-03-05T08:00:00Z");

        wire.tell(life.opened(), life.assigned("2026-03-05T08:10:00Z", DirectoryFixtures.BRUNO),
                life.answered("2026-03-05T09:00:00Z"), life.assigned("2026-03-05T09:10:00Z", DirectoryFixtures.DANIEL),
                life.handedTo("2026-03-05T10:00:00Z", DirectoryFixtures.SUPPORT_EN));

        await().atMost(Duration.ofSeconds(30)).until(() -> tables.version(life.id) == 5);
        ServiceLevels.agent(DirectoryFixtures.DANIEL).get("/api/v1/tickets/" + life.id + "/sla").then()
                .statusCode(200).body("policy", nullValue());
        on5thAnd6th("policy").body("items.findAll { it.name == 'Kept' }.kept", contains(1));
        on5thAnd6th("agent").body("items.findAll { it.name == 'Bruno Leroy' }.kept", contains(1));
    }

    @Test
    void a_reopened_ticket_counts_by_its_last_resolution() {
        ServiceLevels.policy("reopened");
        var life = new Life("reopened", "2026-03-05T08:00:00Z");
        wire.tell(life.opened(), life.answered("2026-03-05T08:10:00Z"),
                life.moved("2026-03-05T09:00:00Z", TicketStatus.RESOLVED),
                life.moved("2026-03-05T10:00:00Z", TicketStatus.REOPENED),
                life.moved("2026-03-09T16:00:00Z", TicketStatus.RESOLVED));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> agent(DirectoryFixtures.ALICE)
                .get("/api/v1/sla/attainment?by=policy&step=day&from=2026-03-09T00:00:00Z&to=2026-03-10T00:00:00Z")
                .then().statusCode(200).body("items.kind", contains("RESOLUTION"), "items.broken", contains(1)));
    }

    @Test
    void only_those_who_read_reports_see_figures_and_only_of_their_tickets() {
        agent(DirectoryFixtures.BRUNO).get("/api/v1/sla/attainment?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z")
                .then().statusCode(403);
        agent(DirectoryFixtures.GRACE).get("/api/v1/sla/attainment?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z")
                .then().statusCode(200).body("items.size()", equalTo(0));
        agent(DirectoryFixtures.GRACE).get("/api/v1/sla/attainment?from=2026-03-01T00:00:00Z").then().statusCode(400)
                .body("errors[0].parameter", equalTo("to"));
        agent(DirectoryFixtures.GRACE)
                .get("/api/v1/sla/attainment?by=moon&from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z")
                .then().statusCode(400).body("errors[0].parameter", equalTo("by"));
    }

    @Test
    void more_lines_than_anybody_reads_are_refused_and_not_cut_off() {
        ServiceLevels.policy("many");
        var life = new Life("many", "2026-03-05T08:00:00Z");
        wire.tell(life.opened());
        await().atMost(Duration.ofSeconds(30)).until(() -> tables.version(life.id) == 1);
        tables.metEachHour(life.id, 5_001);
        var years = "/api/v1/sla/attainment?from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&step=";

        agent(DirectoryFixtures.ALICE).get(years + "hour").then().statusCode(400)
                .body("errors[0].parameter", equalTo("step"));
        agent(DirectoryFixtures.ALICE).get(years + "day").then().statusCode(200).body("items.decided.sum()",
                equalTo(5_001));
    }

    @Test
    void days_begin_in_a_region_and_by_no_offset() {
        var days = "/api/v1/sla/attainment?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z&step=day";

        for (var known : List.of("Europe/Paris", "UTC", "Etc/GMT+2")) {
            agent(DirectoryFixtures.ALICE).queryParam("zone", known).get(days).then().statusCode(200);
        }
        for (var refused : List.of("UTC+2", "+02:00", "Z", "Europe/Nowhere")) {
            agent(DirectoryFixtures.ALICE).queryParam("zone", refused).get(days).then().statusCode(400)
                    .body("errors[0].parameter", equalTo("zone"));
        }
    }

    private static ValidatableResponse on5thAnd6th(String by) {
        return agent(DirectoryFixtures.ALICE).get("/api/v1/sla/attainment?step=all&by=" + by
                + "&from=2026-03-05T00:00:00Z&to=2026-03-07T00:00:00Z").then().statusCode(200);
    }

    private Life opened() {
        var life = new Life("figures", OPENED);
        wire.tell(life.opened());
        return life;
    }

    private static ValidatableResponse figures(String by, String step) {
        return agent(DirectoryFixtures.ALICE).get("/api/v1/sla/attainment?by=" + by + "&step=" + step
                + "&from=2026-03-02T00:00:00Z&to=2026-03-05T00:00:00Z").then().statusCode(200);
    }
}
