package io.guichet.sla.service;

import static io.guichet.events.TargetKind.FIRST_RESPONSE;
import static io.guichet.events.TargetKind.NEXT_RESPONSE;
import static io.guichet.events.TargetKind.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.Priority;
import io.guichet.events.SlaEvent;
import io.guichet.events.SlaEvent.Target;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetPaused;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.MovableClock;
import io.guichet.testing.TestIssuer;
import io.guichet.testing.stack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

/** Monday 2 November 2026, Paris, is winter time: its hours are 08:00 to 11:30 and 12:30 to 17:00 UTC. */
@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value = "sla"))
class PromiseTest {

    /** Open on one day only. */
    private static final String FAIR = """
            {"name": "Fair", "zone": "Europe/Paris", "hours": {}, "holidays": [
              {"date": "2026-11-03", "name": "First day", "hours": [{"from": "09:00", "to": "19:00"}]}%s]}""";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Wire wire;
    @Inject
    MovableClock clock;
    @Inject
    Tables tables;

    @BeforeEach
    void early() {
        clock.set(Instant.parse("2026-11-02T08:00:00Z"));
        ServiceLevels.calendars();
    }

    @Test
    void a_new_ticket_is_promised_instants_in_the_hours_of_its_department() {
        ServiceLevels.policy("refunds");
        var life = new Life("refunds", "2026-11-02T15:00:00Z");

        wire.tell(life.opened());

        var set = awaited(life.id, TargetsSet.class, 1).getFirst();
        assertThat(set.policy()).isEqualTo("Policy refunds");
        assertThat(set.promised()).containsExactly(
                new Target(FIRST_RESPONSE, Instant.parse("2026-11-03T10:00:00Z"), Duration.ofHours(4), true, false),
                new Target(RESOLUTION, Instant.parse("2026-11-04T17:00:00Z"), Duration.ofHours(18), true, false));
    }

    @Test
    void a_reply_meets_the_first_response() {
        ServiceLevels.policy("replies");
        var life = new Life("replies", "2026-11-02T08:00:00Z");

        wire.tell(life.opened(), life.answered("2026-11-02T09:00:00Z"));

        assertThat(awaited(life.id, TargetMet.class, 1)).containsExactly(new TargetMet(life.id, FIRST_RESPONSE,
                Instant.parse("2026-11-02T13:00:00Z"), Instant.parse("2026-11-02T09:00:00Z"), false));
    }

    @Test
    void closing_meets_the_resolution_and_nobody_owes_an_answer_any_more() {
        ServiceLevels.policy("closing");
        var life = new Life("closing", "2026-11-02T08:00:00Z");

        wire.tell(life.opened(), life.moved("2026-11-02T09:00:00Z", TicketStatus.CLOSED));

        assertThat(awaited(life.id, TargetMet.class, 1)).extracting(TargetMet::kind).containsExactly(RESOLUTION);
        assertThat(awaited(life.id, TargetPaused.class, 1)).extracting(TargetPaused::kind)
                .containsExactly(FIRST_RESPONSE);
    }

    @Test
    void an_answer_after_the_deadline_breaches_even_if_no_timer_ran() {
        ServiceLevels.policy("late");
        var life = new Life("late", "2026-11-02T08:00:00Z");

        wire.tell(life.opened(), life.answered("2026-11-02T16:00:00Z"));

        assertThat(awaited(life.id, TargetMet.class, 1)).extracting(TargetMet::breached).containsExactly(true);
    }

    @Test
    void each_wait_of_the_customer_is_promised_an_answer() {
        ServiceLevels.policy("waits");
        var life = new Life("waits", "2026-11-02T08:00:00Z");

        wire.tell(life.opened(), life.answered("2026-11-02T09:00:00Z"), life.customerWrote("2026-11-02T10:00:00Z"));

        var set = awaited(life.id, TargetsSet.class, 2).getLast();
        assertThat(due(set, NEXT_RESPONSE)).isEqualTo("2026-11-02T13:00:00Z");
    }

    @Test
    void waiting_for_the_customer_pauses_the_resolution_and_resuming_sets_it_anew() {
        ServiceLevels.policy("pauses");
        var life = new Life("pauses", "2026-11-02T08:00:00Z");

        wire.tell(life.opened(), life.moved("2026-11-02T10:00:00Z", TicketStatus.PENDING),
                life.moved("2026-11-03T10:00:00Z", TicketStatus.OPEN));

        assertThat(awaited(life.id, TargetPaused.class, 1)).containsExactly(
                new TargetPaused(life.id, RESOLUTION, Instant.parse("2026-11-02T10:00:00Z")));
        // 2 h used on Monday, 6 h of Tuesday from 11:00 Paris time, 8 h of Wednesday, 2 h of Thursday.
        assertThat(due(awaited(life.id, TargetsSet.class, 2).getLast(), RESOLUTION)).isEqualTo("2026-11-05T10:00:00Z");
    }

    @Test
    void the_same_event_twice_is_one_promise() {
        ServiceLevels.policy("twice");
        var life = new Life("twice", "2026-11-02T08:00:00Z");
        var opened = life.opened();

        wire.tell(opened, opened, life.answered("2026-11-02T09:00:00Z"));

        assertThat(awaited(life.id, TargetMet.class, 1)).hasSize(1);
        assertThat(wire.heard(life.id, TargetsSet.class)).hasSize(1);
    }

    @Test
    void an_older_event_that_comes_later_is_counted_where_it_belongs() {
        ServiceLevels.policy("older");
        var life = new Life("older", "2026-11-02T08:00:00Z");
        var opened = life.opened();
        var paused = life.moved("2026-11-02T10:00:00Z", TicketStatus.PENDING);
        var resumed = life.moved("2026-11-03T10:00:00Z", TicketStatus.OPEN);

        wire.tell(opened, resumed, paused);

        await().atMost(PATIENCE).until(() -> wire.heard(life.id, TargetsSet.class).stream()
                .anyMatch(set -> due(set, RESOLUTION).equals(Instant.parse("2026-11-05T10:00:00Z"))));
    }

    @Test
    void an_edited_policy_changes_no_promise_until_the_ticket_itself_changes() {
        var policy = ServiceLevels.policy("edited");
        var life = new Life("edited", "2026-11-02T08:00:00Z");
        wire.tell(life.opened());
        awaited(life.id, TargetsSet.class, 1);
        ServiceLevels.setup().header("If-Match", "\"1\"").body(ServiceLevels.standard("edited", "PT1H"))
                .put("/api/v1/sla-policies/" + policy).then().statusCode(200).body("version", equalTo(2));

        wire.tell(life.handedTo("2026-11-02T08:30:00Z", DirectoryFixtures.SUPPORT_FR),
                life.prioritised("2026-11-02T09:00:00Z", Priority.HIGH));

        var sets = awaited(life.id, TargetsSet.class, 2);
        assertThat(sets).extracting(TargetsSet::policyVersion).containsExactly(1, 2);
        assertThat(due(sets.getLast(), FIRST_RESPONSE)).isEqualTo("2026-11-02T10:00:00Z");
    }

    @Test
    void a_tag_that_no_policy_names_changes_no_promise_and_one_that_a_policy_names_may() {
        ServiceLevels.policy("tagged");
        var life = new Life("tagged", "2026-11-02T08:00:00Z");
        wire.tell(life.opened());
        awaited(life.id, TargetsSet.class, 1);
        policy(2, "Newer", "ticket.product == 'tagged'");

        wire.tell(life.tagged("2026-11-02T08:10:00Z", "odd"), life.customerWrote("2026-11-02T08:20:00Z"));
        await().atMost(PATIENCE).until(() -> tables.version(life.id) == 3);
        policy(1, "Very important", "ticket.product == 'tagged' && 'vip' in ticket.tags");
        wire.tell(life.tagged("2026-11-02T08:30:00Z", "vip"));

        assertThat(awaited(life.id, TargetsSet.class, 2)).extracting(TargetsSet::policy)
                .containsExactly("Policy tagged", "Very important");
    }

    @Test
    void what_the_customer_wrote_while_the_ticket_was_a_part_of_another_is_a_wait_of_its_own() {
        ServiceLevels.policy("unmerged");
        var life = new Life("unmerged", "2026-11-02T08:00:00Z");
        var other = UUID.randomUUID();

        wire.tell(life.opened(), life.answered("2026-11-02T08:30:00Z"), life.mergedInto(other, "2026-11-02T09:00:00Z"),
                life.unmergedFrom(other, "2026-11-02T10:00:00Z", "2026-11-02T09:30:00Z"));

        await().atMost(PATIENCE).until(() -> tables.version(life.id) == 4);
        // Two hours from when it was its own again: as a part of another its clocks stood still.
        ServiceLevels.sla(life.id).body("targets.find { it.kind == 'NEXT_RESPONSE' }.startedAt",
                equalTo("2026-11-02T09:30:00Z"), "targets.find { it.kind == 'NEXT_RESPONSE' }.due",
                equalTo("2026-11-02T13:00:00Z"));
    }

    @Test
    void a_promise_is_not_withdrawn_because_its_policy_is_gone() {
        var policy = ServiceLevels.policy("gone");
        var life = new Life("gone", "2026-11-02T08:00:00Z");
        wire.tell(life.opened());
        awaited(life.id, TargetsSet.class, 1);
        ServiceLevels.setup().delete("/api/v1/sla-policies/" + policy).then().statusCode(204);

        wire.tell(life.prioritised("2026-11-02T09:00:00Z", Priority.HIGH));

        await().atMost(PATIENCE).until(() -> tables.version(life.id) == 2);
        ServiceLevels.sla(life.id).body("policy", equalTo("Policy gone"), "targets", hasSize(2));
        assertThat(wire.heard(life.id, TargetsSet.class)).hasSize(1);
    }

    @Test
    void a_target_whose_calendar_does_not_open_any_more_is_due_again_when_it_does() {
        ServiceLevels.setup().body(FAIR.formatted("")).put("/api/v1/calendars/fair").then().statusCode(201);
        ServiceLevels.setup()
                .body("""
                        {"name": "Fair", "position": 1, "condition": "ticket.product == 'fair'", "calendar": "fair", "targets": {
                          "NORMAL": {"firstResponse": {"duration": "PT4H"}, "resolution": {"duration": "PT12H"}}}}""")
                .post("/api/v1/sla-policies").then().statusCode(201);
        var life = new Life("fair", "2026-11-02T08:00:00Z");

        wire.tell(life.opened(), life.customerWrote("2026-11-02T09:00:00Z"));

        var set = awaited(life.id, TargetsSet.class, 1).getFirst();
        assertThat(set.promised()).extracting(Target::kind).containsExactly(FIRST_RESPONSE);
        await().atMost(PATIENCE).until(() -> tables.version(life.id) == 2);
        ServiceLevels.sla(life.id).body("targets", hasSize(1), "uncounted", contains("RESOLUTION"));
        ServiceLevels.setup().header("If-Match", "\"1\"").body(FAIR.formatted("""
                , {"date": "2026-11-04", "name": "Second day", "hours": [{"from": "09:00", "to": "19:00"}]}"""))
                .put("/api/v1/calendars/fair").then().statusCode(200);
        assertThat(due(awaited(life.id, TargetsSet.class, 2).getLast(), RESOLUTION)).isEqualTo("2026-11-04T10:00:00Z");
        ServiceLevels.sla(life.id).body("targets", hasSize(2), "uncounted", nullValue());
    }

    @Test
    void another_department_counts_in_its_own_hours() {
        ServiceLevels.policy("handed");
        var life = new Life("handed", "2026-11-02T15:00:00Z");

        wire.tell(life.opened(), life.handedTo("2026-11-02T15:30:00Z", DirectoryFixtures.SUPPORT_EN));

        // London: 2.5 h on Monday until 17:30, 1.5 h of Tuesday from 09:00.
        assertThat(due(awaited(life.id, TargetsSet.class, 2).getLast(), FIRST_RESPONSE))
                .isEqualTo("2026-11-03T10:30:00Z");
    }

    @Test
    void what_was_promised_is_shown_to_those_who_see_the_ticket() {
        ServiceLevels.policy("shown");
        var life = new Life("shown", "2026-11-02T08:00:00Z");
        wire.tell(life.opened());
        awaited(life.id, TargetsSet.class, 1);
        clock.set(Instant.parse("2026-11-02T09:30:00Z"));

        ServiceLevels.sla(life.id).statusCode(200)
                .body("policy", equalTo("Policy shown"), "policyVersion", equalTo(1), "calendar", equalTo("france"))
                .body("targets", hasSize(2), "targets[0].kind", equalTo("FIRST_RESPONSE"))
                .body("targets[0].state", equalTo("RUNNING"), "targets[0].used", equalTo("PT1H30M"))
                .body("targets[0].due", equalTo("2026-11-02T13:00:00Z"))
                .body("next.what", equalTo("WARNING"), "next.kind", equalTo("FIRST_RESPONSE"));
        ServiceLevels.agent(DirectoryFixtures.DANIEL).get("/api/v1/tickets/" + life.id + "/sla").then()
                .statusCode(404).body("type", equalTo("urn:guichet:problem:not-found"));
        ServiceLevels.sla(UUID.randomUUID()).statusCode(404);
        ServiceLevels.agent(DirectoryFixtures.EMMA).get("/api/v1/tickets/" + life.id + "/sla").then().statusCode(403);
    }

    /** Asked before the others. */
    private static void policy(int position, String name, String condition) {
        ServiceLevels.setup().body("""
                {"name": "%s", "position": %d, "condition": "%s", "targets": {"NORMAL": {
                  "firstResponse": {"duration": "PT1H"}}}}""".formatted(name, position, condition))
                .post("/api/v1/sla-policies")
                .then().statusCode(201);
    }

    private <E extends SlaEvent> List<E> awaited(UUID ticket, Class<E> type, int count) {
        await().atMost(PATIENCE).until(() -> wire.heard(ticket, type).size() >= count);
        return wire.heard(ticket, type);
    }

    private static Instant due(TargetsSet set, TargetKind kind) {
        return set.promised().stream().filter(target -> target.kind() == kind).findAny().orElseThrow().due();
    }
}
