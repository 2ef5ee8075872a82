package io.guichet.sla.service;

import static io.guichet.sla.service.ServiceLevels.agent;
import static io.guichet.sla.service.ServiceLevels.setup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.SlaEvent.ReminderDue;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ReminderTest {

    private static final String REMINDERS = "/api/v1/reminders";
    private static final Instant MORNING = Instant.parse("2026-11-02T08:00:00Z");
    private static final UUID BRUNO = DirectoryFixtures.BRUNO;
    private static final UUID CHLOE = DirectoryFixtures.CHLOE;

    @Inject
    Wire wire;
    @Inject
    MovableClock clock;

    @BeforeEach
    void early() {
        clock.set(MORNING);
    }

    @Test
    void one_is_reminded_once_at_the_instant_that_was_set() {
        var id = created(BRUNO, """
                {"text": "Water the plants", "due": "2026-11-02T10:00:00+01:00"}""");

        clock.set(Instant.parse("2026-11-02T09:00:01Z"));

        assertThat(wire.awaited(id, ReminderDue.class, 1)).containsExactly(new ReminderDue(id, null, BRUNO, BRUNO,
                "Water the plants", Instant.parse("2026-11-02T09:00:00Z"), Instant.parse("2026-11-02T09:00:01Z"),
                false));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> agent(BRUNO).get(REMINDERS + "/" + id).then()
                .body("toldAt", equalTo("2026-11-02T09:00:01Z"), "tickedAt", nullValue()));
    }

    @Test
    void a_colleague_is_reminded_on_a_ticket_that_both_may_see() {
        var life = new Life("reminded", "2026-11-02T08:00:00Z");
        wire.tell(life.opened());
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> ServiceLevels.sla(life.id).statusCode(200));
        var body = """
                {"text": "Call back", "due": "2026-11-02T11:00:00Z", "agent": "%s", "ticket": "%s"}"""
                .formatted(CHLOE, life.id);
        var id = created(BRUNO, body);

        agent(CHLOE).get(REMINDERS + "?ticket=" + life.id).then().body("items.id", contains(id.toString()));
        ServiceLevels.sla(life.id).body("upcoming.name", hasItem("Call back"));
        agent(DirectoryFixtures.DANIEL).get(REMINDERS + "/" + id).then().statusCode(404);
        agent(DirectoryFixtures.DANIEL).body(body).post(REMINDERS).then().statusCode(404);
        // Alice sees the ticket too, but what others are reminded of is theirs.
        agent(DirectoryFixtures.ALICE).get("/api/v1/tickets/" + life.id + "/sla").then().statusCode(200)
                .body("upcoming.findAll { it.what == 'REMINDER' }.name", contains(nullValue()));
        agent(BRUNO).body(body.replace(CHLOE.toString(), DirectoryFixtures.DANIEL.toString())).post(REMINDERS).then()
                .statusCode(422).body("errors[0].pointer", equalTo("/agent"));
        clock.set(Instant.parse("2026-11-02T11:00:30Z"));

        assertThat(wire.awaited(life.id, ReminderDue.class, 1)).extracting(ReminderDue::agent, ReminderDue::by)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(CHLOE, BRUNO));
    }

    @Test
    void what_is_ticked_is_not_told_and_may_be_taken_back() {
        var ticked = created(BRUNO, """
                {"text": "Ticked", "due": "2026-11-02T09:00:00Z"}""");
        var taken = created(BRUNO, """
                {"text": "Taken back", "due": "2026-11-02T09:00:00Z"}""");
        agent(BRUNO).put(REMINDERS + "/" + ticked + "/completion").then().statusCode(200)
                .body("tickedAt", notNullValue());
        agent(BRUNO).put(REMINDERS + "/" + taken + "/completion").then().statusCode(200);
        agent(BRUNO).delete(REMINDERS + "/" + taken + "/completion").then().statusCode(200)
                .body("tickedAt", nullValue());
        agent(BRUNO).get(REMINDERS + "?ticked=false&limit=200").then().body("items.id", hasItem(taken.toString()))
                .body("items.id", not(hasItem(ticked.toString())));

        clock.set(Instant.parse("2026-11-02T09:00:01Z"));

        wire.awaited(taken, ReminderDue.class, 1);
        assertThat(wire.heard(ticked, ReminderDue.class)).isEmpty();
    }

    @Test
    void another_instant_moves_the_reminder_and_a_removed_one_is_silent() {
        var moved = created(BRUNO, """
                {"text": "Moved", "due": "2026-11-02T09:00:00Z"}""");
        var removed = created(BRUNO, """
                {"text": "Removed", "due": "2026-11-02T09:00:00Z"}""");
        agent(BRUNO).body("""
                {"text": "Moved", "due": "2026-11-02T10:00:00Z"}""").put(REMINDERS + "/" + moved).then()
                .statusCode(200).body("due", equalTo("2026-11-02T10:00:00Z"));
        agent(BRUNO).delete(REMINDERS + "/" + removed).then().statusCode(204);

        clock.set(Instant.parse("2026-11-02T10:00:01Z"));

        assertThat(wire.awaited(moved, ReminderDue.class, 1)).extracting(ReminderDue::due)
                .containsExactly(Instant.parse("2026-11-02T10:00:00Z"));
        assertThat(wire.heard(removed, ReminderDue.class)).isEmpty();
        agent(BRUNO).get(REMINDERS + "/" + removed).then().statusCode(404);
    }

    @Test
    void reminders_are_for_people_who_work_here() {
        agent(BRUNO).body("""
                {"text": "x", "due": "2026-11-02T10:00:00Z", "agent": "%s"}""".formatted(DirectoryFixtures.IVAN))
                .post(REMINDERS).then().statusCode(422).body("errors[0].pointer", equalTo("/agent"));
        agent(BRUNO).body("""
                {"text": "x", "due": "tomorrow"}""").post(REMINDERS).then().statusCode(400)
                .body("errors[0].pointer", equalTo("/due"));
        setup().body("""
                {"text": "x", "due": "2026-11-02T10:00:00Z"}""").post(REMINDERS).then().statusCode(403);
    }

    private static UUID created(UUID by, String body) {
        return UUID.fromString(agent(by).body(body).post(REMINDERS).then().statusCode(201).extract().path("id"));
    }
}
