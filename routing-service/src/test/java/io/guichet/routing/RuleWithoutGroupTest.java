package io.guichet.routing;

import static io.guichet.routing.Organisation.administrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.Priority;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** A rule may leave the group as it is, and change other things: also of a ticket that was given its group. */
@QuarkusTest
class RuleWithoutGroupTest {

    private static final Map<String, Object> EFFECTS = Map.of("priority", "HIGH", "addTags", List.of("vip"),
            "setFields",
            Map.of("queue", "fast"));

    @Inject
    Wire wire;

    private final Organisation organisation = new Organisation();

    @Test
    void a_ticket_stays_in_the_group_that_it_was_given_and_everything_else_holds() {
        organisation.group("a-fallback", "ROUND_ROBIN");
        var group = organisation.group("given", "ROUND_ROBIN");
        var skill = organisation.skill("vip");
        var able = organisation.agent("Able", 20, group);
        organisation.change(able, "Able", Map.of("groups", List.of(group), "skills", List.of(skill)));
        organisation.presence(able, Presence.ONLINE);
        organisation.online(2, 20, group);
        var rule = rule(1, "", with(EFFECTS, Map.of("requireSkills", List.of(skill))));
        simulate(Map.of("group", group)).body("agent", equalTo(able.toString())).body("group", equalTo(group))
                .body("source", equalTo("GIVEN")).body("ruleId", equalTo(rule.toString()))
                .body("priority", equalTo("HIGH")).body("addTags", equalTo(List.of("vip")));

        var ticket = opened(new ATicket(organisation.department).of(group));

        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(able);
        assertThat(wire.awaitRouted(ticket.id)).isEqualTo(new TicketRouted(ticket.id, ticket.request(), "no group",
                group, Priority.HIGH, List.of("vip"), Map.of("queue", "fast"), null, null, "GIVEN", rule, 1L));
        Explained.decisions(ticket.id).body("decisions[0].rule", equalTo("no group"))
                .body("decisions[0].ruleId", equalTo(rule.toString())).body("decisions[0].source", equalTo("GIVEN"));
    }

    @Test
    void a_ticket_without_a_group_goes_to_the_fallback_of_its_department() {
        organisation.group("first", "ROUND_ROBIN");
        var fallback = organisation.group("named", "ROUND_ROBIN");
        organisation.fallTo(fallback);
        var rule = rule(1, "", EFFECTS);
        simulate(Map.of()).body("group", equalTo(fallback)).body("source", equalTo("FALLBACK"))
                .body("rule", equalTo("no group")).body("priority", equalTo("HIGH"));

        var ticket = opened(new ATicket(organisation.department));

        assertThat(wire.awaitRouted(ticket.id)).isEqualTo(new TicketRouted(ticket.id, ticket.request(), "no group",
                fallback, Priority.HIGH, List.of("vip"), Map.of("queue", "fast"), null, null, "FALLBACK", rule, 1L));
        wire.awaitQueued(ticket.id);
        Explained.decisions(ticket.id).body("decisions[0].source", equalTo("FALLBACK"))
                .body("decisions[0].rule", equalTo("no group"));
    }

    @Test
    void what_a_rule_changes_of_a_ticket_in_its_group_it_changes_once() {
        var group = organisation.group("given", "ROUND_ROBIN");
        rule(1, "", EFFECTS);
        organisation.online("Ann", 20, group);
        var ticket = opened(new ATicket(organisation.department).of(group));
        wire.tell(ticket.accept(wire.awaitAssigned(ticket.id)));

        wire.tell(ticket.unassign());

        wire.awaitAssignedAgain(ticket.id);
        assertThat(wire.all(TicketRouted.class, ticket.id)).hasSize(1);
    }

    @Test
    void what_it_comes_to_change_is_told_of_a_ticket_that_waits_in_the_group_that_it_was_given() {
        var group = organisation.group("given", "ROUND_ROBIN");
        var rule = rule(1, "", Map.of("addTags", List.of("vip")));
        var ticket = opened(new ATicket(organisation.department).of(group));
        wire.awaitQueued(ticket.id);

        describe(rule, 1, "", Map.of("priority", "URGENT")).statusCode(200);

        await().atMost(Wire.PATIENCE).untilAsserted(() -> assertThat(wire.all(TicketRouted.class, ticket.id))
                .extracting(TicketRouted::priority, TicketRouted::group)
                .containsExactly(tuple(null, group),
                        tuple(Priority.URGENT, group)));
    }

    @Test
    void the_priority_that_it_gives_counts_at_once() {
        var group = organisation.group("given", "ROUND_ROBIN");
        organisation.online("Ann", 3, group);
        rule(1, "", Map.of("priority", "URGENT"));

        var ticket = opened(new ATicket(organisation.department).of(group));

        assertThat(wire.awaitQueued(ticket.id).reason()).isEqualTo("full");
    }

    @Test
    void a_rule_that_names_another_group_says_nothing_of_a_ticket_that_was_given_one() {
        var group = organisation.group("given", "MANUAL");
        var other = organisation.group("other", "MANUAL");
        organisation.rule("other", 1, "", other, EFFECTS);
        rule(2, "", EFFECTS);

        var ticket = opened(new ATicket(organisation.department).of(group));

        wire.awaitQueued(ticket.id);
        assertThat(wire.all(TicketRouted.class, ticket.id)).isEmpty();
        Explained.decisions(ticket.id).body("decisions[0].source", equalTo("GIVEN"))
                .body("decisions[0].rule", nullValue()).body("decisions[0].group", equalTo(group));
    }

    @Test
    void it_is_tried_as_it_would_be_asked() {
        var first = organisation.group("first", "MANUAL");
        var fallback = organisation.group("second", "MANUAL");
        wire.awaitQueued(opened(new ATicket(organisation.department).of(first)).id);
        wire.awaitQueued(opened(new ATicket(organisation.department)).id);
        organisation.fallTo(fallback);

        administrator().urlEncodingEnabled(false).body(Map.of("rule", body(5, "", EFFECTS)))
                .post("/api/v1/routing/rules:test").then().statusCode(200).body("matched", equalTo(2))
                .body("given", equalTo(0)).body("decides", equalTo(2)).body("moved", equalTo(1))
                .body("movedFrom", equalTo(Map.of(first, 1)));
    }

    @Test
    void a_rule_that_does_nothing_is_refused() {
        organisation.group("all", "MANUAL");
        describe(UUID.randomUUID(), 1, "", Map.of()).statusCode(422);
        administrator().urlEncodingEnabled(false).body(Map.of("rule", body(1, "", Map.of())))
                .post("/api/v1/routing/rules:test").then().statusCode(422);
        describe(UUID.randomUUID(), 1, "", Map.of("group", "nowhere")).statusCode(422)
                .body("errors[0].pointer", equalTo("/group"));
    }

    private ATicket opened(ATicket ticket) {
        wire.tell(ticket.open("Bonjour"));
        return ticket;
    }

    @CanIgnoreReturnValue
    private UUID rule(int position, String condition, Map<String, Object> effects) {
        var id = UUID.randomUUID();
        describe(id, position, condition, effects).statusCode(201).body("group", nullValue());
        return id;
    }

    private ValidatableResponse describe(UUID id, int position, String condition, Map<String, Object> effects) {
        return administrator().body(body(position, condition, effects)).put("/api/v1/routing/rules/{id}", id).then();
    }

    private Map<String, Object> body(int position, String condition, Map<String, Object> effects) {
        return with(effects, Map.of("name", "no group", "position", position, "department", organisation.department,
                "condition", condition));
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private ValidatableResponse simulate(Map<String, Object> more) {
        return administrator().urlEncodingEnabled(false)
                .body(with(Map.of("subject", "Une question", "text", "Bonjour", "department", organisation.department),
                        more))
                .post("/api/v1/routing:simulate").then().statusCode(200);
    }
}
