package io.guichet.routing;

import static io.guichet.routing.Organisation.administrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.events.AssignmentEvent.TicketRouted;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** A rule may have any name: it is known by its id, and by the version that decided. */
@QuarkusTest
class RuleNamesTest {

    @Inject
    Wire wire;

    private final Organisation organisation = new Organisation();

    @ParameterizedTest
    @ValueSource(strings = {"fallback", "overflow", "second-line", "moved"})
    void a_rule_whose_name_stands_for_something_else_is_still_a_rule(String name) {
        var group = organisation.group("first", "ROUND_ROBIN");
        var other = organisation.group("other", "ROUND_ROBIN");
        var ann = organisation.online("Ann", 20, other);
        var rule = organisation.rule(name, 1, "", group, Map.of());
        var ticket = waiting();

        var routed = wire.awaitRouted(ticket.id);
        assertThat(routed.source()).isEqualTo("RULE");
        assertThat(routed.ruleId()).isEqualTo(rule);
        assertThat(routed.movesGroup()).isFalse();
        Explained.decisions(ticket.id).body("decisions[0].source", equalTo("RULE"))
                .body("decisions[0].rule", equalTo(name)).body("decisions[0].ruleId", equalTo(rule.toString()));

        describe(rule, name, other);
        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(ann);
    }

    @Test
    void the_explanation_names_the_version_that_decided_whatever_the_rule_is_called_since() {
        var group = organisation.group("first", "MANUAL");
        var rule = organisation.rule("first", 1, "", group, Map.of());
        var ticket = waiting();
        describe(rule, "renamed", group);
        var later = waiting();

        Explained.decisions(ticket.id).body("decisions[0].rule", equalTo("first"))
                .body("decisions[0].ruleVersion", equalTo(1));
        Explained.decisions(later.id).body("decisions[0].rule", equalTo("renamed"))
                .body("decisions[0].ruleVersion", equalTo(2)).body("decisions[0].ruleId", equalTo(rule.toString()));
        simulate().body("ruleId", equalTo(rule.toString())).body("ruleVersion", equalTo(2));
    }

    @Test
    void what_is_no_rule_says_what_it_is() {
        var group = organisation.group("first", "MANUAL");
        var ticket = waiting();

        assertThat(wire.awaitRouted(ticket.id)).extracting(TicketRouted::source, TicketRouted::group,
                TicketRouted::ruleId).containsExactly("FALLBACK", group, null);
    }

    @CanIgnoreReturnValue
    private ATicket waiting() {
        var ticket = new ATicket(organisation.department).from(UUID.randomUUID());
        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);
        return ticket;
    }

    private void describe(UUID rule, String name, String group) {
        administrator().body(Map.of("name", name, "position", 1, "department", organisation.department, "condition",
                "", "group", group)).put("/api/v1/routing/rules/{id}", rule).then().statusCode(200);
    }

    private ValidatableResponse simulate() {
        return administrator().urlEncodingEnabled(false)
                .body(Map.of("subject", "Bonjour", "department", organisation.department))
                .post("/api/v1/routing:simulate").then().statusCode(200);
    }
}
