package io.guichet.routing;

import static io.guichet.routing.Organisation.administrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

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
    void a_rule_is_tried_as_it_would_be_asked() {
        var all = organisation.group("all", "MANUAL");
        var other = organisation.group("other", "MANUAL");
        var given = new ATicket(organisation.department).of(all).from(UUID.randomUUID());
        wire.tell(given.open("Bonjour"));
        wire.awaitQueued(given.id);
        var low = new UUID(0, ThreadLocalRandom.current().nextLong());
        put(low, all);
        open("Bonjour");

        test(other, 5, "").body("matched", equalTo(2)).body("given", equalTo(1)).body("decides", equalTo(1))
                .body("moved", equalTo(1));
        test(other, 5, "ticket.group == ''").body("matched", equalTo(2)).body("moved", equalTo(1));
        // Of two in one position the lower id is asked first.
        test(other, 10, "").body("decides", equalTo(0));
        var lower = new UUID(0, low.getLeastSignificantBits() & 1);
        test(lower, other, 10, "").body("decides", equalTo(1));
    }

    @Test
    void what_could_not_be_saved_is_not_tried() {
        var all = organisation.group("all", "MANUAL");

        test("nowhere", 5, "").statusCode(422).body("errors[0].pointer", equalTo("/rule/group"));
        test(all, 5, "ticket.txt == ''").statusCode(422).body("errors[0].pointer", equalTo("/rule/condition"));
    }

    @Test
    void a_rule_that_fails_is_counted_where_there_is_no_group_as_well() {
        var group = organisation.group("all", "MANUAL");
        var empty = new Organisation();
        empty.agent("Nobody", 1);
        var rule = UUID.randomUUID();
        administrator().body(Map.of("name", "broken for all", "position", 1, "condition",
                "ticket.department == '%s' && int(ticket.subject) > 3".formatted(empty.department), "group", group))
                .put("/api/v1/routing/rules/{id}", rule).then().statusCode(201);
        var ticket = new ATicket(empty.department);
        wire.tell(ticket.open("Bonjour"));

        Explained.awaitOutcome(ticket.id, "NO_GROUP");
        Explained.decisions(ticket.id).body("failedRules.rule", hasItem("broken for all"));
        administrator().get("/api/v1/routing/rules/{id}", rule).then().body("failures.count", equalTo(1));
        administrator().delete("/api/v1/routing/rules/{id}", rule).then().statusCode(204);
    }

    @Test
    void a_rule_that_fails_on_what_waits_already_is_counted() {
        var group = organisation.group("all", "MANUAL");
        var ticket = open("Bonjour");
        var rule = organisation.rule("broken since", 1, "int(ticket.subject) > 3", group, Map.of());

        await().atMost(Wire.PATIENCE).untilAsserted(() -> Explained.decisions(ticket.id)
                .body("failedRules.rule", hasItem("broken since")));
        administrator().get("/api/v1/routing/rules/{id}", rule).then().body("failures.count", equalTo(1));
    }

    @Test
    void a_rule_that_fails_is_passed_over_counted_and_shown() {
        var group = organisation.group("all", "MANUAL");
        var rule = organisation.rule("broken", 1, "int(ticket.subject) > 3", group, Map.of());
        var ticket = open("Bonjour");

        administrator().get("/api/v1/routing/rules/{id}", rule).then().statusCode(200)
                .body("failures.count", equalTo(1)).body("failures.ticket", equalTo(ticket.id.toString()));
        assertThat(Organisation.rules()).filteredOn(one -> rule.toString().equals(one.get("id")))
                .singleElement().extracting("failures.count").isEqualTo(1);
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

    private void put(UUID rule, String group) {
        administrator().body(Map.of("name", "everything", "position", 10, "department", organisation.department,
                "condition", "", "group", group)).put("/api/v1/routing/rules/{id}", rule).then().statusCode(201);
    }

    @CanIgnoreReturnValue
    private ValidatableResponse test(String group, int position, String condition) {
        return test(UUID.fromString("ffffffff-0000-4000-8000-000000000000"), group, position, condition);
    }

    @CanIgnoreReturnValue
    private ValidatableResponse test(UUID id, String group, int position, String condition) {
        return administrator().urlEncodingEnabled(false).body(Map.of("id", id, "rule", Map.of("name", "tried",
                "position", position, "department", organisation.department, "condition", condition, "group", group)))
                .post("/api/v1/routing/rules:test").then();
    }
}
