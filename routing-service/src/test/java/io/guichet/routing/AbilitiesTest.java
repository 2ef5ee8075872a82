package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.CalendarEvent.Calendar;
import io.guichet.events.CalendarEvent.Range;
import io.guichet.reliable.postgres.OwnContext;
import io.guichet.routing.hours.CalendarDesk;
import io.quarkus.test.junit.QuarkusTest;

/** What agents can do and when, what they may have, and what tickets weigh. */
@QuarkusTest
class AbilitiesTest {

    @Inject
    Wire wire;
    @Inject
    CalendarDesk calendars;
    @Inject
    OwnContext contexts;

    private final Organisation organisation = new Organisation();

    @Test
    void a_rule_may_require_a_skill_and_learning_it_drains_the_queue() {
        var group = organisation.group("skilled", "ROUND_ROBIN");
        var skill = organisation.skill("refunds");
        organisation.rule("refunds", 1, "", group, Map.of("requireSkills", List.of(skill)));
        var ann = organisation.online("Ann", 20, group);
        var ticket = new ATicket(organisation.department);
        wire.tell(ticket.open("Remboursez-moi"));
        assertThat(wire.awaitQueued(ticket.id).reason()).isEqualTo("skill");

        organisation.change(ann, "Ann", Map.of("groups", List.of(group), "skills", List.of(skill)));

        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(ann);
        Explained.decisions(ticket.id).body("decisions[1].because", equalTo("directory"));
        Organisation.administrator().delete("/api/v1/skills/{key}", skill).then().statusCode(409);
    }

    @Test
    void whoever_is_not_within_their_hours_gets_nothing_until_they_begin() {
        var group = organisation.group("hours", "ROUND_ROBIN");
        var calendar = "closed-" + UUID.randomUUID();
        keep(new Calendar(calendar, "Closed", "Europe/Paris", Map.of(), List.of(), null), 1);
        var ann = organisation.online("Ann", 20, group);
        organisation.change(ann, "Ann", Map.of("groups", List.of(group), "hours", calendar));
        var ticket = new ATicket(organisation.department).of(group);
        wire.tell(ticket.open("Bonjour"));
        assertThat(wire.awaitQueued(ticket.id).reason()).isEqualTo("out-of-hours");

        keep(always(calendar), 2);

        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(ann);
    }

    @Test
    void an_older_calendar_that_comes_later_changes_nothing() {
        var group = organisation.group("older", "ROUND_ROBIN");
        var calendar = "always-" + UUID.randomUUID();
        keep(always(calendar), 2);
        keep(new Calendar(calendar, "Closed", "Europe/Paris", Map.of(), List.of(), null), 1);
        keep(always(calendar), 2);
        var ann = organisation.online("Ann", 20, group);
        organisation.change(ann, "Ann", Map.of("groups", List.of(group), "hours", calendar));
        var ticket = new ATicket(organisation.department).of(group);
        wire.tell(ticket.open("Bonjour"));

        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(ann);
    }

    @Test
    void whoever_is_exempt_gets_nothing() {
        var group = organisation.group("exempt", "ROUND_ROBIN");
        var ann = organisation.online("Ann", 20, group);
        organisation.change(ann, "Ann", Map.of("groups", List.of(group), "exempt", true));
        var ticket = new ATicket(organisation.department).of(group);
        wire.tell(ticket.open("Bonjour"));

        wire.awaitQueued(ticket.id);
        Explained.decisions(ticket.id).body("decisions[0].candidates.passedOver", hasItem("exempt"));
    }

    @Test
    void where_a_group_requires_the_region_only_who_serves_it_gets_the_ticket() {
        var group = organisation.group("regions", "ROUND_ROBIN", Map.of("regionUse", "REQUIRED"));
        var ann = organisation.online("Ann", 20, group);
        organisation.change(ann, "Ann", Map.of("groups", List.of(group), "regions", List.of("Bretagne")));
        var ticket = new ATicket(organisation.department).of(group).ofRegion("Occitanie");
        wire.tell(ticket.open("Bonjour"));
        assertThat(wire.awaitQueued(ticket.id).reason()).isEqualTo("region");
        Explained.decisions(ticket.id).body("decisions[0].candidates.passedOver", hasItem("region"));
        var anywhere = new ATicket(organisation.department).of(group).waitingSince(ATicket.MONDAY.plusSeconds(60));
        wire.tell(anywhere.open("Bonjour"));
        assertThat(wire.awaitAssigned(anywhere.id).agent()).isEqualTo(ann);

        organisation.change(ann, "Ann", Map.of("groups", List.of(group), "regions", List.of("Bretagne", "occitanie")));

        assertThat(wire.awaitAssigned(ticket.id).agent()).isEqualTo(ann);
        Organisation.administrator().get("/api/v1/agents/{id}", ann).then().body("regions",
                equalTo(List.of("Bretagne", "occitanie")));
    }

    @Test
    void a_limit_that_grows_drains_the_queue_and_both_limits_are_in_the_history() {
        var group = organisation.group("limits", "ROUND_ROBIN");
        var ann = organisation.online("Ann", 0, group);
        var ticket = new ATicket(organisation.department).of(group);
        wire.tell(ticket.open("Bonjour"));
        wire.awaitQueued(ticket.id);

        organisation.change(ann, "Ann", Map.of("groups", List.of(group), "capacity", 3));

        wire.awaitAssigned(ticket.id);
        List<Integer> limits = Organisation.administrator().get("/api/v1/agents/{id}/versions", ann).then()
                .statusCode(200).body("items[0].by", equalTo("guichet-setup")).extract()
                .path("items.description.capacity");
        assertThat(limits).containsExactly(3, 0);
    }

    @Test
    void what_does_not_exist_cannot_be_required() {
        var group = organisation.group("missing", "ROUND_ROBIN");
        var ann = organisation.agent("Ann", 20, group);
        Map.of("skills", List.of("flying"), "hours", "never", "deputy", UUID.randomUUID())
                .forEach((field, value) -> Organisation.administrator()
                        .body(organisation.agentBody(ann, "Ann", Map.of(field, value)))
                        .put("/api/v1/agents/{id}", ann).then().statusCode(422)
                        .body("errors[0].pointer", equalTo("/" + field)));
    }

    private void keep(Calendar calendar, long version) {
        contexts.run(() -> calendars.keep(calendar, version)).await().atMost(Wire.PATIENCE);
    }

    private static Calendar always(String key) {
        return new Calendar(key, "Always", "Europe/Paris", Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(day -> day, day -> List.of(new Range("00:00", "24:00")))), List.of(), null);
    }
}
