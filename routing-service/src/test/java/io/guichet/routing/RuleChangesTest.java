package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.TicketQueued;
import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.Priority;
import io.quarkus.test.junit.QuarkusTest;

/** Rules that change are asked again about whoever waits because of them. */
@QuarkusTest
class RuleChangesTest {

    @Inject
    Wire wire;
    @Inject
    AgroalDataSource database;

    private final Organisation organisation = new Organisation();

    @Test
    void a_skill_that_a_rule_no_longer_requires_keeps_nobody_waiting() {
        var group = organisation.group("skilled", "ROUND_ROBIN");
        var skill = organisation.skill("refunds");
        var rule = organisation.rule("refunds", 1, "", group, Map.of("requireSkills", List.of(skill)));
        var ann = organisation.online("Ann", 20, group);
        var ticket = waiting();

        change(rule, "refunds", "", group, Map.of());

        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(ann);
        assertThat(wire.all(TicketRouted.class, ticket.id)).hasSize(1);
    }

    @Test
    void a_ticket_that_waits_goes_to_the_group_that_the_rules_choose_now() {
        var group = organisation.group("first", "ROUND_ROBIN");
        var other = organisation.group("other", "ROUND_ROBIN");
        var rule = organisation.rule("words", 1, "ticket.text.contains('facture')", group, Map.of());
        var ann = organisation.online("Ann", 20, other);
        var ticket = waiting();
        wire.tell(ticket.apply(wire.awaitRouted(ticket.id)));

        change(rule, "words", "ticket.text.contains('facture') && ticket.group == ''", other, Map.of());

        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(ann);
        assertThat(wire.all(TicketRouted.class, ticket.id)).extracting(TicketRouted::group)
                .containsExactly(group, other);
        Explained.decisions(ticket.id).body("decisions.reason", hasItem("rules-changed"));
    }

    @Test
    void a_rule_that_is_removed_leaves_its_tickets_to_the_others() {
        var group = organisation.group("first", "ROUND_ROBIN");
        var other = organisation.group("other", "ROUND_ROBIN");
        var rule = organisation.rule("first", 1, "", group, Map.of());
        organisation.rule("second", 2, "", other, Map.of());
        var ann = organisation.online("Ann", 20, other);
        var ticket = waiting();

        Organisation.administrator().delete("/api/v1/routing/rules/{id}", rule).then().statusCode(204);

        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(ann);
    }

    @Test
    void a_ticket_at_which_somebody_else_is_holds_up_no_other_and_is_shown_to_the_rules_later() {
        var group = organisation.group("first", "ROUND_ROBIN");
        var other = organisation.group("other", "ROUND_ROBIN");
        var rule = organisation.rule("first", 1, "", group, Map.of());
        organisation.online("Ann", 20, other);
        var held = waiting();
        var ticket = waiting();

        try (var elsewhere = new Elsewhere(database, "ticket where id = ?", held.id)) {
            change(rule, "first", "", other, Map.of());
            wire.awaitAssigned(ticket.id);
            assertThat(elsewhere.isWaitedFor()).isFalse();
        }

        wire.awaitAssigned(held.id);
    }

    @Test
    void what_agents_may_have_corrected_is_not_told_again_when_a_rule_is_only_renamed() {
        var group = organisation.group("renamed", "ROUND_ROBIN");
        var skill = organisation.skill("renamed");
        var effects = Map.<String, Object>of("priority", "HIGH", "addTags", List.of("refund"));
        var more = new HashMap<>(effects);
        more.put("requireSkills", List.of(skill));
        var rule = organisation.rule("refunds", 1, "", group, more);
        organisation.online("Ann", 20, group);
        var ticket = waiting();

        change(rule, "money back", "", group, effects);

        wire.awaitAssigned(ticket.id);
        assertThat(wire.all(TicketRouted.class, ticket.id)).extracting(TicketRouted::rule).containsExactly("refunds");
    }

    @Test
    void what_was_copied_once_is_not_told_again_because_it_would_be_another_thing_now() {
        var group = organisation.group("copied", "ROUND_ROBIN");
        var skill = organisation.skill("copied");
        var effects = Map.<String, Object>of("setFields", Map.of("about", Map.of("from", "ticket.subject")));
        var more = new HashMap<>(effects);
        more.put("requireSkills", List.of(skill));
        var rule = organisation.rule("copied", 1, "", group, more);
        organisation.online("Ann", 20, group);
        var ticket = waiting();
        wire.tell(ticket.retitle("Autre chose"));

        change(rule, "copied anew", "", group, effects);

        wire.awaitAssigned(ticket.id);
        assertThat(wire.all(TicketRouted.class, ticket.id)).extracting(TicketRouted::setFields)
                .containsExactly(Map.of("about", "Une question"));
    }

    @Test
    void what_a_rule_comes_to_change_is_told_though_it_keeps_its_name() {
        var group = organisation.group("urgent", "ROUND_ROBIN");
        var rule = organisation.rule("urgent", 1, "", group, Map.of());
        var ticket = waiting();

        change(rule, "urgent", "", group, Map.of("priority", "URGENT"));

        await().atMost(Wire.PATIENCE).untilAsserted(() -> assertThat(wire.all(TicketRouted.class, ticket.id))
                .extracting(TicketRouted::priority).containsExactly(null, Priority.URGENT));
    }

    @Test
    void whoever_gets_a_ticket_next_needs_the_skill_of_the_rule_as_well() {
        var group = organisation.group("again", "ROUND_ROBIN");
        var skill = organisation.skill("again");
        organisation.rule("again", 1, "", group, Map.of("requireSkills", List.of(skill)));
        var able = organisation.online("Able", 20, group);
        organisation.change(able, "Able", Map.of("groups", List.of(group), "skills", List.of(skill)));
        var ticket = new ATicket(organisation.department);
        wire.tell(ticket.open("Bonjour"));
        wire.tell(ticket.accept(wire.awaitAssigned(ticket.id)));
        organisation.online(3, 20, group);

        wire.tell(ticket.unassign());

        assertThat(wire.awaitAssignedAgain(ticket.id).agent()).isEqualTo(able);
    }

    @Test
    void rules_decide_by_the_same_words_when_they_are_asked_again() {
        var group = organisation.group("a-fallback", "ROUND_ROBIN");
        var invoices = organisation.group("invoices", "ROUND_ROBIN");
        organisation.rule("late", 1, "ticket.text.contains('facture')", invoices, Map.of());
        var other = organisation.rule("other", 2, "ticket.text.contains('panne')", group, Map.of());
        organisation.agent("Ann", 20, group);
        var ticket = new ATicket(organisation.department);
        wire.tell(ticket.open("Bonjour. ".repeat(1000) + "Ma facture"));
        wire.awaitQueued(ticket.id);

        change(other, "other", "ticket.text.contains('erreur')", group, Map.of());

        await().atMost(Wire.PATIENCE).until(() -> new ModelDatabase(database, organisation.department).count(
                "select count(*) from due_work where kind = 'redecide' and subject = ?") == 0);
        assertThat(wire.all(TicketRouted.class, ticket.id)).extracting(TicketRouted::group).containsExactly(invoices);
    }

    @Test
    void what_the_customer_wrote_is_known_for_as_long_as_the_ticket_waits() {
        var group = organisation.group("ordered", "ROUND_ROBIN",
                Map.of("order", List.of("ticket.text.contains('panne')")));
        var ann = organisation.agent("Ann", 1, group);
        var old = new ATicket(organisation.department).of(group);
        var first = new ATicket(organisation.department).of(group).waitingSince(ATicket.MONDAY.plusSeconds(60));
        wire.tell(old.open("Une question"));
        wire.tell(first.open("Une panne"));
        wire.awaitQueued(old.id);
        wire.awaitQueued(first.id);
        var opened = newestVersion();
        wire.tell(first.press(Priority.LOW));
        wire.tell(first.press(Priority.NORMAL));
        // Who comes while one is being noted is given the other.
        await().atMost(Wire.PATIENCE).until(() -> newestVersion() == opened + 2);

        organisation.presence(ann, Presence.ONLINE);

        wire.awaitAssigned(first.id);
        assertThat(wire.all(AgentAssigned.class, old.id)).isEmpty();
    }

    @Test
    void a_ticket_that_somebody_had_from_the_beginning_is_routed_by_its_words_when_they_give_it_back() {
        var group = organisation.group("else", "ROUND_ROBIN");
        var invoices = organisation.group("invoices", "ROUND_ROBIN");
        organisation.rule("invoices", 1, "ticket.text.contains('facture')", invoices, Map.of());
        organisation.online("Tom", 20, group);
        var ann = organisation.online("Ann", 20, invoices);
        var ticket = new ATicket(organisation.department);

        wire.tell(List.of(ticket.assignByHand(ann, "Ann"), ticket.introduce("Ma facture"), ticket.unassign()));

        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(ann);
    }

    private ATicket waiting() {
        var ticket = new ATicket(organisation.department);
        wire.tell(ticket.open("Ma facture"));
        wire.awaitQueued(ticket.id);
        assertThat(wire.all(TicketQueued.class, ticket.id)).hasSize(1);
        return ticket;
    }

    private void change(UUID id, String name, String condition, String group, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("name", name, "position", 1, "department",
                organisation.department, "condition", condition, "group", group));
        body.putAll(more);
        Organisation.administrator().body(body).put("/api/v1/routing/rules/{id}", id).then().statusCode(200);
    }

    private int newestVersion() {
        return new ModelDatabase(database, organisation.department)
                .count("select max(version) from ticket where department = ?");
    }
}
