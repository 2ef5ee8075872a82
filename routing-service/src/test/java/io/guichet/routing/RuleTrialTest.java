package io.guichet.routing;

import static io.guichet.routing.Organisation.administrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Rules before and after they hold: tried on past tickets, kept in all their versions, and counted when they fail. */
@QuarkusTest
class RuleTrialTest {

    @Inject
    Wire wire;

    private final Organisation organisation = new Organisation();

    @Test
    void a_rule_is_tried_on_tickets_of_the_past_in_the_place_where_it_would_stand() {
        var all = organisation.group("all", "MANUAL");
        var invoices = organisation.group("invoices", "MANUAL");
        organisation.rule("urgent things", 10, "ticket.text.containsIgnoreCase('urgent')", all, Map.of());
        open("Ma facture");
        open("Une facture urgente, c'est urgent");
        open("Bonjour");

        test(invoices, 20, "ticket.text.containsIgnoreCase('facture')")
                .body("tried", equalTo(3)).body("matched", equalTo(2)).body("decides", equalTo(1))
                .body("moved", equalTo(1)).body("movedFrom", equalTo(Map.of(all, 1)));
        test(invoices, 5, "ticket.text.containsIgnoreCase('facture')").body("decides", equalTo(2));
        test(invoices, 5, "int(ticket.subject) > 3").body("failed", equalTo(3)).body("matched", equalTo(0));
        test(invoices, 5, "ticket.txt == ''").statusCode(422);
    }

    @Test
    void a_rule_that_fails_is_passed_over_counted_and_shown() {
        var group = organisation.group("all", "MANUAL");
        var rule = organisation.rule("broken", 1, "int(ticket.subject) > 3", group, Map.of());
        var ticket = open("Bonjour");

        administrator().get("/api/v1/routing/rules/{id}", rule).then().statusCode(200)
                .body("failures.count", equalTo(1)).body("failures.ticket", equalTo(ticket.id.toString()));
        administrator().get("/api/v1/routing/rules").then()
                .body("items.find { it.id == '%s' }.failures.count".formatted(rule), equalTo(1));
        Explained.decisions(ticket.id).body("failedRules.rule", hasItem("broken"))
                .body("decisions[0].rule", containsString("Default group of Support"))
                .body("decisions[0].source", equalTo("FALLBACK"));
    }

    @Test
    void every_version_of_a_rule_is_kept_and_a_disabled_one_decides_nothing() {
        var group = organisation.group("all", "MANUAL");
        var other = organisation.group("other", "MANUAL");
        var rule = organisation.rule("everything", 1, "", other, Map.of());
        administrator().body(Map.of("name", "everything", "position", 1, "department", organisation.department,
                "condition", "", "group", other, "enabled", false)).put("/api/v1/routing/rules/{id}", rule).then()
                .statusCode(200).header("ETag", "\"2\"");

        var ticket = open("Bonjour");

        assertThat(wire.awaitRouted(ticket.id).group()).isEqualTo(group);
        List<Boolean> enabled = administrator().get("/api/v1/routing/rules/{id}/versions", rule).then()
                .statusCode(200).extract().path("items.description.enabled");
        assertThat(enabled).containsExactly(false, true);
    }

    @CanIgnoreReturnValue
    private ATicket open(String words) {
        var ticket = new ATicket(organisation.department).from(UUID.randomUUID());
        wire.tell(ticket.open(words));
        wire.awaitQueued(ticket.id);
        return ticket;
    }

    @CanIgnoreReturnValue
    private ValidatableResponse test(String group, int position, String condition) {
        return administrator().urlEncodingEnabled(false).body(Map.of("rule", Map.of("name", "tried", "position",
                position, "department", organisation.department, "condition", condition, "group", group)))
                .post("/api/v1/routing/rules:test").then();
    }
}
