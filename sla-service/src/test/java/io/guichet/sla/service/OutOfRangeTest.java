package io.guichet.sla.service;

import static io.guichet.sla.service.ServiceLevels.agent;
import static io.guichet.sla.service.ServiceLevels.setup;
import static org.hamcrest.Matchers.equalTo;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;

/** What the database cannot keep is refused where it stands, and is no failure of ours. */
@QuarkusTest
class OutOfRangeTest {

    private static final String CALENDAR = """
            {"name": "Range", "zone": "Europe/Paris", "hours": {"MONDAY": [{"from": "09:00", "to": "17:00"}]},
             "holidays": [%s]%s}""";

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-0001-01-01", "+10000-01-01"})
    void a_holiday_in_a_year_that_nobody_counts_in(String date) {
        setup().body(CALENDAR.formatted("{\"date\": \"" + date + "\"}", "")).post("/api/v1/calendars").then()
                .statusCode(400).body("errors[0].pointer", equalTo("/holidays/0/date"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+300000-01-01T00:00:00Z", "-5000-01-01T00:00:00Z"})
    void an_instant_that_the_database_does_not_know(String instant) {
        agent(DirectoryFixtures.ALICE).queryParam("from", instant).queryParam("to", instant)
                .get("/api/v1/sla/attainment").then().statusCode(400).body("errors[0].parameter", equalTo("from"));
        agent(DirectoryFixtures.BRUNO).body("{\"text\": \"x\", \"due\": \"" + instant + "\"}")
                .post("/api/v1/reminders").then().statusCode(400).body("errors[0].pointer", equalTo("/due"));
    }

    @Test
    void a_character_that_the_database_does_not_keep() {
        agent(DirectoryFixtures.BRUNO).body("{\"text\": \"a\\u0000b\", \"due\": \"2026-11-02T11:00:00Z\"}")
                .post("/api/v1/reminders").then().statusCode(400).body("errors[0].pointer", equalTo("/text"));
        setup().body(ServiceLevels.standard("nul\\u0000", "PT4H")).post("/api/v1/sla-policies").then()
                .statusCode(400);
    }

    @Test
    void a_calendar_that_is_too_large_to_be_told_of() {
        var first = LocalDate.of(2030, 1, 1);
        var holidays = IntStream.range(0, 1_250).mapToObj(day -> "{\"date\": \"%s\", \"name\": \"%s\"}".formatted(
                first.plusDays(day), "x".repeat(155))).collect(Collectors.joining(","));

        setup().body(CALENDAR.formatted(holidays, ", \"holidaysOf\": {\"country\": \"FR\"}"))
                .post("/api/v1/calendars").then().statusCode(422);
    }

    @Test
    void another_colleague_or_ticket_for_a_reminder_that_is_there() {
        String id = agent(DirectoryFixtures.BRUNO).body("{\"text\": \"x\", \"due\": \"2027-11-02T11:00:00Z\"}")
                .post("/api/v1/reminders").then().statusCode(201).extract().path("id");

        agent(DirectoryFixtures.BRUNO).body("{\"text\": \"x\", \"due\": \"2027-11-02T11:00:00Z\", \"agent\": \"%s\"}"
                .formatted(DirectoryFixtures.CHLOE)).put("/api/v1/reminders/" + id).then().statusCode(400)
                .body("errors[0].pointer", equalTo("/agent"));
    }
}
