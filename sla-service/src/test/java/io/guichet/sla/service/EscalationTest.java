package io.guichet.sla.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.Priority;
import io.guichet.events.SlaAction;
import io.guichet.events.SlaEvent.EscalationDue;
import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.TicketStatus;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;

/** Opened at 08:00 UTC on Monday 2 November 2026; the first response is due at 13:00, after an hour of lunch. */
@QuarkusTest
class EscalationTest {

    private static final String POLICIES = "/api/v1/sla-policies";
    private static final String OPENED = "2026-11-02T08:00:00Z";
    private static final String CHAIN = """
            "escalations": {"firstResponse": [
              {"share": 0.5, "actions": [{"type": "NOTIFY", "who": "ASSIGNEE"}]},
              {"at": "-PT15M", "actions": [{"type": "NOTIFY", "who": "ROLE", "value": "supervisor"},
                                           {"type": "RAISE_PRIORITY", "priority": "URGENT"}]},
              {"name": "lost", "at": "PT1H", "actions": [{"type": "MOVE_TO_GROUP", "group": "technical-fr"},
                                                       {"type": "CALL_WEBHOOK", "webhook": "crm"}]}]}, """;

    @Inject
    Wire wire;
    @Inject
    MovableClock clock;

    @BeforeEach
    void early() {
        clock.set(Instant.parse(OPENED));
        ServiceLevels.calendars();
    }

    @Test
    void each_step_is_told_once_with_its_actions_before_and_after_the_deadline() {
        var life = promised("chain");

        clock.set(Instant.parse("2026-11-02T10:00:01Z"));
        assertThat(wire.awaited(life.id, EscalationDue.class, 1)).extracting(EscalationDue::step)
                .containsExactly("0.5");
        clock.set(Instant.parse("2026-11-02T14:00:01Z"));

        var told = wire.awaited(life.id, EscalationDue.class, 3);
        assertThat(told).extracting(EscalationDue::planned).containsExactly(Instant.parse("2026-11-02T10:00:00Z"),
                Instant.parse("2026-11-02T12:45:00Z"), Instant.parse("2026-11-02T14:00:00Z"));
        assertThat(told.get(1).actions()).isEqualTo(List.of(
                new SlaAction.Notify(SlaAction.Audience.ROLE, "supervisor", null),
                new SlaAction.RaisePriority(Priority.URGENT)));
        assertThat(told.getLast()).extracting(EscalationDue::step, EscalationDue::due, EscalationDue::late)
                .containsExactly("lost", Instant.parse("2026-11-02T13:00:00Z"), false);
    }

    @Test
    void a_step_that_was_told_is_not_told_again_when_the_target_changes() {
        var life = promised("retarget");
        clock.set(Instant.parse("2026-11-02T10:00:01Z"));
        wire.awaited(life.id, EscalationDue.class, 1);

        wire.tell(life.prioritised("2026-11-02T10:00:30Z", Priority.HIGH));
        wire.awaited(life.id, TargetsSet.class, 2);
        // HIGH is promised within two hours, which are used up; half of them was told.
        assertThat(wire.awaited(life.id, EscalationDue.class, 2)).extracting(EscalationDue::step)
                .containsExactly("0.5", "-PT15M");
        assertThat(wire.awaited(life.id, TargetBreached.class, 1)).hasSize(1);
    }

    @Test
    void nobody_is_told_of_a_target_that_was_met_or_stands_still() {
        var met = promised("chain-met");
        var still = promised("chain-still");
        var silent = promised("chain-silent");
        wire.tell(met.answered("2026-11-02T09:00:00Z"), still.moved("2026-11-02T09:00:00Z", TicketStatus.RESOLVED));
        wire.awaited(met.id, TargetMet.class, 1);
        wire.awaited(still.id, TargetMet.class, 1);

        clock.set(Instant.parse("2026-11-02T16:00:00Z"));

        wire.awaited(silent.id, EscalationDue.class, 3);
        assertThat(wire.heard(met.id, EscalationDue.class)).isEmpty();
        assertThat(wire.heard(still.id, EscalationDue.class)).isEmpty();
    }

    @Test
    void a_ticket_explains_what_was_told_and_what_comes_next() {
        var life = promised("explained");
        wire.tell(life.moved("2026-11-02T08:30:00Z", TicketStatus.PENDING),
                life.moved("2026-11-02T09:00:00Z", TicketStatus.OPEN));
        wire.awaited(life.id, TargetsSet.class, 2);
        clock.set(Instant.parse("2026-11-02T10:00:01Z"));
        wire.awaited(life.id, EscalationDue.class, 1);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> ServiceLevels.sla(life.id)
                .body("targets[0].escalations.step", contains("0.5", "-PT15M", "lost"))
                .body("targets[0].escalations[0].toldAt", equalTo("2026-11-02T10:00:01Z"))
                .body("targets[0].escalations[1].toldAt", nullValue())
                .body("targets[1].counted", hasSize(2), "targets[1].pauses", hasSize(1))
                .body("targets[1].pauses[0].from", equalTo("2026-11-02T08:30:00Z"))
                .body("targets[1].pauses[0].to", equalTo("2026-11-02T09:00:00Z"))
                .body("targets[1].counted[1].to", nullValue())
                .body("promises", hasSize(1), "promises[0].policyVersion", equalTo(1))
                .body("promises[0].since", equalTo(OPENED), "promises[0].calendar", equalTo("france"))
                .body("upcoming.what", hasItem("ESCALATION"), "upcoming[0].what", equalTo("WARNING"))
                .body("upcoming[0].at", equalTo("2026-11-02T11:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"at": "-PT1H", "share": 0.5, "actions": [{"type": "NOTIFY", "who": "ASSIGNEE"}]} | /escalations/firstResponse/0
            {"at": "soon", "actions": [{"type": "NOTIFY", "who": "ASSIGNEE"}]}                | /escalations/firstResponse/0/at
            {"at": "PT1H", "actions": [{"type": "NOTIFY", "who": "ROLE"}]}                    | /escalations/firstResponse/0/actions/0/value
            {"at": "PT1H", "actions": [{"type": "NOTIFY", "who": "AGENT", "value": "Bob"}]}   | /escalations/firstResponse/0/actions/0/value
            {"at": "PT1H", "actions": [{"type": "ADD_TAGS"}]}                                 | /escalations/firstResponse/0/actions/0/tags
            {"at": "PT1H", "actions": [{"type": "CALL_WEBHOOK"}]}                             | /escalations/firstResponse/0/actions/0/webhook
            {"at": "PT1H", "actions": [{"type": "CALL_WEBHOOK", "webhook": "The CRM"}]}       | /escalations/firstResponse/0/actions/0/webhook
            {"at": "PT1H", "actions": [{"type": "CLOSE_TICKET", "group": "x"}]}               | /escalations/firstResponse/0/actions/0
            """)
    void a_step_that_makes_no_sense_is_refused_where_it_does_not(String step, String pointer) {
        ServiceLevels.setup().body(body("refused").replaceFirst("\\{\"share\"[^\\]]*\\]\\}", step)).post(POLICIES)
                .then()
                .statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void a_policy_shows_its_chain_as_it_was_written() {
        var id = ServiceLevels.setup().body(body("shown-chain")).post(POLICIES).then().statusCode(201)
                .extract().<String>path("id");

        ServiceLevels.setup().get(POLICIES + "/" + id).then()
                .body("escalations.firstResponse", hasSize(3), "escalations.firstResponse[1].at", equalTo("-PT15M"))
                .body("escalations.firstResponse[1].actions[1].priority", equalTo("URGENT"))
                .body("escalations.firstResponse[2].actions[1]",
                        equalTo(Map.of("type", "CALL_WEBHOOK", "webhook", "crm")));
    }

    private Life promised(String product) {
        ServiceLevels.setup().body(body(product)).post(POLICIES).then().statusCode(201);
        var life = new Life(product, OPENED);
        wire.tell(life.opened());
        wire.awaited(life.id, TargetsSet.class, 1);
        return life;
    }

    private static String body(String product) {
        return ServiceLevels.standard(product, "PT4H").replace("\"targets\"", CHAIN + "\"targets\"");
    }
}
