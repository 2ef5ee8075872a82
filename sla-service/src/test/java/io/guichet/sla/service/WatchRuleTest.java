package io.guichet.sla.service;

import static io.guichet.sla.service.ServiceLevels.agent;
import static io.guichet.sla.service.ServiceLevels.setup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.SlaAction;
import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.events.TicketStatus;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;

/** Monday 2 November 2026, Paris, is winter time: its hours are 08:00 to 11:30 and 12:30 to 17:00 UTC. */
@QuarkusTest
class WatchRuleTest {

    private static final String RULES = "/api/v1/watch-rules";
    private static final String OPENED = "2026-11-02T08:00:00Z";

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
    void a_ticket_that_nobody_takes_is_told_once_in_business_time() {
        rule("unassigned", "\"watch\": \"UNASSIGNED\"", "PT4H");
        var alone = opened("unassigned");
        var taken = opened("unassigned");
        wire.tell(taken.assigned("2026-11-02T09:00:00Z", DirectoryFixtures.BRUNO));
        var given = opened("unassigned");
        wire.tell(given.assigned("2026-11-02T09:00:00Z", DirectoryFixtures.BRUNO),
                given.assigned("2026-11-02T10:00:00Z", null));
        awaitWatched(given, "2026-11-02T15:00:00Z");

        clock.set(Instant.parse("2026-11-02T13:00:01Z"));
        assertThat(wire.awaited(alone.id, WatchFired.class, 1)).extracting(WatchFired::planned, WatchFired::since)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Instant.parse("2026-11-02T13:00:00Z"),
                        Instant.parse(OPENED)));
        clock.set(Instant.parse("2026-11-02T15:00:01Z"));

        assertThat(wire.awaited(given.id, WatchFired.class, 1)).extracting(WatchFired::since)
                .containsExactly(Instant.parse("2026-11-02T10:00:00Z"));
        assertThat(wire.heard(taken.id, WatchFired.class)).isEmpty();
        assertThat(wire.heard(alone.id, WatchFired.class)).hasSize(1);
    }

    @Test
    void a_silent_customer_is_reminded_and_then_the_ticket_is_closed_unless_they_write() {
        rule("silent", "\"watch\": \"CUSTOMER_SILENT\", \"business\": false", "PT1H", "PT2H");
        var silent = opened("silent");
        var talking = opened("silent");
        for (var life : List.of(silent, talking)) {
            wire.tell(life.answered("2026-11-02T08:10:00Z"), life.moved("2026-11-02T08:10:00Z", TicketStatus.PENDING));
            awaitWatched(life, "2026-11-02T09:10:00Z");
        }
        wire.tell(talking.customerWrote("2026-11-02T08:20:00Z"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> ServiceLevels.sla(talking.id)
                .body("upcoming.findAll { it.what == 'WATCH' }.size()", equalTo(0)));

        clock.set(Instant.parse("2026-11-02T09:10:01Z"));
        assertThat(wire.awaited(silent.id, WatchFired.class, 1)).extracting(WatchFired::step).containsExactly(1);
        clock.set(Instant.parse("2026-11-02T10:10:01Z"));

        var told = wire.awaited(silent.id, WatchFired.class, 2);
        assertThat(told).extracting(WatchFired::step).containsExactly(1, 2);
        assertThat(told.getLast().actions()).containsExactly(new SlaAction.CloseTicket("step 2"));
        assertThat(wire.heard(talking.id, WatchFired.class)).isEmpty();
    }

    @Test
    void activity_is_what_a_person_does() {
        rule("idle", "\"watch\": \"NO_ACTIVITY\", \"business\": false", "PT1H");
        var life = opened("idle");
        awaitWatched(life, "2026-11-02T09:00:00Z");

        wire.tell(life.noted("2026-11-02T08:45:00Z"));

        awaitWatched(life, "2026-11-02T09:45:00Z");
    }

    @Test
    void a_ticket_that_is_routed_is_watched_by_the_rules_of_where_it_is() {
        watching("""
                {"name": "There", "condition": "ticket.product == 'routed' && ticket.group == 'technical-fr'",
                 "watch": "UNASSIGNED", "business": false, "steps": [%s]}""".formatted(step("PT1H", 1)));
        var life = opened("routed");

        wire.tell(life.routed("2026-11-02T08:05:00Z", "technical-fr"));
        awaitWatched(life, "2026-11-02T09:00:00Z");
        wire.tell(life.routed("2026-11-02T08:10:00Z", "billing-fr"));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> ServiceLevels.sla(life.id)
                .body("upcoming.findAll { it.what == 'WATCH' }.size()", equalTo(0)));
    }

    @Test
    void a_step_is_told_though_the_calendar_does_not_open_long_enough_for_what_lies_before_the_next_one() {
        setup().body("""
                {"name": "Morning", "zone": "Europe/Paris", "hours": {}, "holidays": [
                  {"date": "2026-11-02", "name": "Only day", "hours": [{"from": "09:00", "to": "12:00"}]}]}""")
                .put("/api/v1/calendars/morning").then().statusCode(201);
        rule("last-opening", "\"watch\": \"UNASSIGNED\", \"calendar\": \"morning\"", "PT1H", "PT3H");
        var life = opened("last-opening");
        awaitWatched(life, "2026-11-02T09:00:00Z");

        clock.set(Instant.parse("2026-11-02T10:30:00Z"));

        assertThat(wire.awaited(life.id, WatchFired.class, 1)).extracting(WatchFired::step).containsExactly(1);
        awaitWatched(life, "2026-11-02T11:00:00Z");
    }

    @Test
    void a_new_rule_looks_at_the_tickets_that_are_there() {
        var life = opened("later");
        wire.tell(life.moved("2026-11-02T08:15:00Z", TicketStatus.ON_HOLD));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> ServiceLevels.sla(life.id).statusCode(200));

        rule("later", "\"watch\": \"IN_STATUS\", \"statuses\": [\"ON_HOLD\"], \"business\": false", "PT1H");

        awaitWatched(life, "2026-11-02T09:15:00Z");
    }

    @Test
    void a_step_that_is_late_leaves_the_time_until_the_next_one() {
        var life = opened("late-rule");
        clock.set(Instant.parse("2026-11-05T12:00:00Z"));

        rule("late-rule", "\"watch\": \"UNASSIGNED\", \"business\": false", "PT1H", "PT2H");

        wire.awaited(life.id, WatchFired.class, 1);
        awaitWatched(life, "2026-11-05T13:00:00Z");
        assertThat(wire.heard(life.id, WatchFired.class)).hasSize(1);
    }

    @Test
    void a_removed_rule_watches_nothing_and_an_edited_one_does_not_repeat_itself() {
        var id = rule("edited-rule", "\"watch\": \"UNASSIGNED\", \"business\": false", "PT1H", "PT2H");
        var life = opened("edited-rule");
        awaitWatched(life, "2026-11-02T09:00:00Z");
        clock.set(Instant.parse("2026-11-02T09:00:01Z"));
        wire.awaited(life.id, WatchFired.class, 1);

        setup().header("If-Match", "\"1\"").body(body("edited-rule", "\"watch\": \"UNASSIGNED\", \"business\": false",
                "PT30M", "PT3H")).put(RULES + "/" + id).then().statusCode(200).header("ETag", equalTo("\"2\""));
        awaitWatched(life, "2026-11-02T11:00:00Z");
        setup().delete(RULES + "/" + id).then().statusCode(204);

        ServiceLevels.sla(life.id).body("upcoming.findAll { it.what == 'WATCH' }.size()", equalTo(0));
        setup().get(RULES + "/" + id).then().statusCode(404);
        assertThat(wire.heard(life.id, WatchFired.class)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "watch": "IN_STATUS"                             | PT1H | 400 | /statuses
            "watch": "UNASSIGNED", "statuses": ["CLOSED"]    | PT1H | 400 | /statuses
            "watch": "UNASSIGNED"                            | PT0S | 400 | /steps/0/after
            "watch": "UNASSIGNED", "calendar": "mars"        | PT1H | 422 | /calendar
            """)
    void a_rule_that_makes_no_sense_is_refused_where_it_does_not(String watch, String after, int status,
            String pointer) {
        setup().body(body("x", watch, after)).post(RULES).then().statusCode(status)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void steps_come_one_after_the_other() {
        setup().body(body("x", "\"watch\": \"UNASSIGNED\"", "PT2H", "PT1H")).post(RULES).then().statusCode(400)
                .body("errors[0].pointer", equalTo("/steps/1/after"));
    }

    @Test
    void only_administrators_change_rules() {
        var id = rule("rights", "\"watch\": \"UNASSIGNED\"", "PT100H");

        agent(DirectoryFixtures.BRUNO).get(RULES).then().statusCode(200).body("items.id", hasItem(id));
        agent(DirectoryFixtures.BRUNO).get(RULES + "/" + id).then().statusCode(200)
                .body("steps.after", contains("PT100H"), "business", equalTo(true));
        agent(DirectoryFixtures.BRUNO).body(body("x", "\"watch\": \"UNASSIGNED\"", "PT1H")).post(RULES).then()
                .statusCode(403);
        setup().body(body("rights", "\"watch\": \"UNASSIGNED\"", "PT1H")).put(RULES + "/" + id).then().statusCode(428);
    }

    @Test
    void what_is_shown_may_be_sent_again() {
        var id = rule("shown", "\"watch\": \"CUSTOMER_SILENT\"", "PT100H");
        var shown = agent(DirectoryFixtures.BRUNO).get(RULES + "/" + id).then().extract().asString();

        setup().header("If-Match", "\"1\"").body(shown).put(RULES + "/" + id).then().statusCode(200)
                .header("ETag", equalTo("\"1\""));
    }

    @Test
    void rules_are_listed_in_pages_by_name() {
        rule("page-1", "\"watch\": \"UNASSIGNED\"", "PT100H");
        rule("page-2", "\"watch\": \"UNASSIGNED\"", "PT100H");
        var first = agent(DirectoryFixtures.BRUNO).get(RULES + "?limit=1").then().statusCode(200)
                .body("items.size()", equalTo(1)).extract();

        agent(DirectoryFixtures.BRUNO).get(RULES + "?limit=1&cursor=" + first.path("next")).then().statusCode(200)
                .body("items.id", not(hasItem(first.<String>path("items[0].id"))));
    }

    private Life opened(String product) {
        var life = new Life(product, OPENED);
        wire.tell(life.opened());
        return life;
    }

    private static void awaitWatched(Life life, String due) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> ServiceLevels.sla(life.id).statusCode(200)
                .body("upcoming.findAll { it.what == 'WATCH' }.at", hasItem(due)));
    }

    private static String rule(String product, String watch, String... after) {
        return watching(body(product, watch, after));
    }

    private static String watching(String rule) {
        return setup().body(rule).post(RULES).then().statusCode(201).extract().path("id");
    }

    private static String step(String after, int number) {
        return """
                {"after": "%s", "actions": [{"type": "CLOSE_TICKET", "text": "step %d"}]}""".formatted(after, number);
    }

    private static String body(String product, String watch, String... after) {
        var steps = new java.util.StringJoiner(", ");
        for (var step = 1; step <= after.length; step++) {
            steps.add(step(after[step - 1], step));
        }
        return """
                {"name": "Rule %1$s", "condition": "ticket.product == '%1$s'", %2$s, "steps": [%3$s]}"""
                .formatted(product, watch, steps);
    }
}
