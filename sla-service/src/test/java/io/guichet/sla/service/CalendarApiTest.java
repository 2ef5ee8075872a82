package io.guichet.sla.service;

import static io.guichet.sla.service.ServiceLevels.agent;
import static io.guichet.sla.service.ServiceLevels.setup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.CalendarEvent.CalendarChanged;
import io.guichet.events.CalendarEvent.CalendarRemoved;
import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CalendarApiTest {

    private static final String CALENDARS = "/api/v1/calendars";
    private static final String NIGHTS = """
            {"name": "%s", "zone": "Europe/Paris",
             "hours": {"SATURDAY": [{"from": "22:00", "to": "06:00"}], "SUNDAY": [{"from": "00:00", "to": "24:00"}]}}""";

    @Inject
    Wire wire;

    @Test
    void a_calendar_is_made_told_replaced_and_removed() {
        setup().body(NIGHTS.formatted("Équipe de nuit")).post(CALENDARS).then().statusCode(201)
                .header("Location", equalTo(CALENDARS + "/equipe-de-nuit")).header("ETag", equalTo("\"1\""));
        setup().body(NIGHTS.formatted("Équipe de nuit")).post(CALENDARS).then().statusCode(409)
                .body("type", equalTo("urn:guichet:problem:already-exists"));
        setup().body(NIGHTS.formatted("Équipe de nuit")).put(CALENDARS + "/equipe-de-nuit").then().statusCode(200)
                .header("ETag", equalTo("\"1\""));
        setup().body(NIGHTS.formatted("La nuit")).put(CALENDARS + "/equipe-de-nuit").then().statusCode(200)
                .header("ETag", equalTo("\"2\""));
        setup().header("If-Match", "\"1\"").body(NIGHTS.formatted("Le soir")).put(CALENDARS + "/equipe-de-nuit").then()
                .statusCode(412);
        agent(DirectoryFixtures.BRUNO).get(CALENDARS).then().statusCode(200).body("items.key",
                hasItem("equipe-de-nuit"));

        setup().delete(CALENDARS + "/equipe-de-nuit").then().statusCode(204);

        agent(DirectoryFixtures.BRUNO).get(CALENDARS + "/equipe-de-nuit").then().statusCode(404);
        await().atMost(Duration.ofSeconds(30)).until(() -> wire.calendar("equipe-de-nuit").size() == 3);
        assertThat(wire.calendar("equipe-de-nuit")).last().isEqualTo(new CalendarRemoved("equipe-de-nuit", 3));
        assertThat(wire.calendar("equipe-de-nuit")).first().isInstanceOf(CalendarChanged.class);
    }

    @Test
    void what_is_shown_may_be_sent_again() {
        setup().body(NIGHTS.formatted("Again")).put(CALENDARS + "/again").then().statusCode(201);
        var shown = agent(DirectoryFixtures.BRUNO).get(CALENDARS + "/again").then().extract().asString();

        setup().body(shown).put(CALENDARS + "/again").then().statusCode(200).header("ETag", equalTo("\"1\""));
    }

    @Test
    void a_calendar_that_a_department_works_by_stays() {
        ServiceLevels.calendars();

        setup().delete(CALENDARS + "/france").then().statusCode(409)
                .body("type", equalTo("urn:guichet:problem:still-in-use"));
    }

    @Test
    void a_calendar_that_a_policy_works_by_stays() {
        setup().body(NIGHTS.formatted("Nights")).put(CALENDARS + "/nights").then().statusCode(201);
        setup().body(ServiceLevels.standard("nights", "PT4H").replace("\"position\"",
                "\"calendar\": \"nights\", \"position\""))
                .post("/api/v1/sla-policies").then().statusCode(201);

        setup().delete(CALENDARS + "/nights").then().statusCode(409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-28T22:00:00Z      | PT4H  | 2026-03-29T02:00:00Z
            2026-03-28T23:00:00       | PT2H  | 2026-03-29T00:00:00Z
            2026-03-29T02:30:00       | PT1H  | 2026-03-29T02:30:00Z
            2026-10-25T02:30:00       | PT1H  | 2026-10-25T01:30:00Z
            2026-10-25T02:30:00+01:00 | PT1H  | 2026-10-25T02:30:00Z
            2026-10-24T22:00:00       | PT10H | 2026-10-25T06:00:00Z
            2026-11-02T08:00:00Z      | PT0S  | 2026-11-02T08:00:00Z
            """)
    void a_deadline_counts_real_seconds_across_changes_of_the_clock(String start, String duration, String deadline) {
        setup().urlEncodingEnabled(false).body("""
                {"calendar": %s, "start": "%s", "duration": "%s"}""".formatted(NIGHTS.formatted("Nights"), start,
                duration))
                .post("/api/v1/calendars:deadline").then().statusCode(200).body("deadline", equalTo(deadline));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-28T20:00:00  | 2026-03-29T06:00:00  | PT7H
            2026-10-24T20:00:00  | 2026-10-25T06:00:00  | PT9H
            2026-11-07T20:00:00Z | 2026-11-08T05:00:00Z | PT8H
            2026-11-08T05:00:00Z | 2026-11-07T20:00:00Z | PT0S
            """)
    void a_night_shift_is_longer_or_shorter_when_the_clock_changes(String from, String to, String elapsed) {
        setup().urlEncodingEnabled(false).body("""
                {"calendar": %s, "from": "%s", "to": "%s"}""".formatted(NIGHTS.formatted("Nights"), from, to))
                .post("/api/v1/calendars:elapsed").then().statusCode(200).body("elapsed", equalTo(elapsed));
    }

    @Test
    void a_saved_calendar_counts_too() {
        ServiceLevels.calendars();

        agent(DirectoryFixtures.BRUNO).body("""
                {"start": "2026-11-10T17:00:00", "duration": "PT2H"}""").post(CALENDARS + "/france/deadline").then()
                .statusCode(200).body("deadline", equalTo("2026-11-12T09:00:00Z"));
        agent(DirectoryFixtures.BRUNO).body("""
                {"from": "2026-11-10T16:00:00Z", "to": "2026-11-12T09:00:00Z"}""").post(CALENDARS + "/france/elapsed")
                .then().statusCode(200).body("elapsed", equalTo("PT2H"));
        agent(DirectoryFixtures.BRUNO).body("""
                {"start": "2026-11-10T17:00:00", "duration": "PT2H"}""").post(CALENDARS + "/nowhere/deadline").then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "x", "zone": "Europe/Lutetia", "hours": {"MONDAY": [{"from": "09:00", "to": "12:00"}]}} | /zone
            {"name": "x", "zone": "UTC", "hours": {"MONDAY": [{"from": "09:00", "to": "25:00"}]}}            | /hours/MONDAY/0
            {"name": "x", "zone": "UTC", "hours": {}}                                                        | /hours
            {"zone": "UTC", "hours": {"MONDAY": [{"from": "09:00", "to": "12:00"}]}}                         | /name
            {"name": "x", "zone": "UTC", "hours": {"MONDAY": [{"from": "09:00", "to": "12:00"}]}, "holidays": [{"name": "both"}]} | /holidays/0
            """)
    void a_calendar_that_makes_no_sense_is_refused_where_it_does_not(String calendar, String pointer) {
        setup().body(calendar).post(CALENDARS).then().statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void only_administrators_change_calendars() {
        agent(DirectoryFixtures.BRUNO).body(NIGHTS.formatted("mine")).post(CALENDARS).then().statusCode(403);
        agent(DirectoryFixtures.EMMA).get(CALENDARS).then().statusCode(403);
        agent(DirectoryFixtures.ALICE).get(CALENDARS).then().statusCode(200);
    }
}
