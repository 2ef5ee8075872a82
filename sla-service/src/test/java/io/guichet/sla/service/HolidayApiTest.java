package io.guichet.sla.service;

import static io.guichet.sla.service.ServiceLevels.agent;
import static io.guichet.sla.service.ServiceLevels.setup;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import org.junit.jupiter.api.Test;

import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class HolidayApiTest {

    private static final String CALENDARS = "/api/v1/calendars";
    private static final String STRASBOURG = """
            {"name": "Strasbourg", "zone": "Europe/Paris", "holidaysOf": {"country": "FR", "region": "alsace-moselle"},
             "hours": {"THURSDAY": [{"from": "09:00", "to": "17:00"}], "FRIDAY": [{"from": "09:00", "to": "17:00"}],
                       "SATURDAY": [{"from": "09:00", "to": "17:00"}]},
             "holidays": [{"yearly": "--12-26", "name": "Soldes", "hours": [{"from": "10:00", "to": "12:00"}]}]}""";
    private static final String CLOSED = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Guichet//Test//EN
            BEGIN:VEVENT
            UID:1
            DTSTAMP:20260101T000000Z
            DTSTART;VALUE=DATE:20261230
            RRULE:FREQ=YEARLY;COUNT=2
            SUMMARY:Inventaire
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTAMP:20260101T000000Z
            DTSTART:20261231T120000Z
            SUMMARY:Pot
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");

    @Test
    void a_calendar_keeps_the_public_holidays_of_its_region() {
        setup().body(STRASBOURG).put(CALENDARS + "/strasbourg").then().statusCode(201)
                .body("holidaysOf.region", equalTo("ALSACE-MOSELLE"), "holidays", hasSize(1));

        // Good Friday, 3 April 2026, is a holiday there.
        deadline("strasbourg", "2026-04-02T14:00:00Z", "PT2H", "2026-04-04T08:00:00Z");
        // What people gave for 26 December goes before: two hours.
        deadline("strasbourg", "2026-12-24T15:00:00Z", "PT2H", "2026-12-26T10:00:00Z");
        deadline("strasbourg", "2036-12-25T10:00:00Z", "PT1H", "2036-12-26T10:00:00Z");
        setup().body(STRASBOURG).put(CALENDARS + "/strasbourg").then().statusCode(200)
                .header("ETag", equalTo("\"1\""));
    }

    @Test
    void a_calendar_that_is_not_saved_may_ask_for_public_holidays_too() {
        setup().urlEncodingEnabled(false).body("{\"calendar\": " + STRASBOURG
                + ", \"from\": \"2026-04-02T00:00:00\", \"to\": \"2026-04-04T00:00:00\"}")
                .post("/api/v1/calendars:elapsed").then().statusCode(200).body("elapsed", equalTo("PT8H"));
        setup().urlEncodingEnabled(false).body("{\"calendar\": " + STRASBOURG.replace("\"FR\"", "\"XX\"")
                + ", \"from\": \"2026-04-02T00:00:00\", \"to\": \"2026-04-04T00:00:00\"}")
                .post("/api/v1/calendars:elapsed").then().statusCode(400)
                .body("errors[0].pointer", equalTo("/calendar/holidaysOf/country"));
    }

    @Test
    void countries_regions_and_their_holidays_are_listed() {
        agent(DirectoryFixtures.BRUNO).urlEncodingEnabled(false).get("/api/v1/calendars:countries").then()
                .statusCode(200)
                .body("items", hasSize(18), "items[0].regions.region", hasItem("ALSACE-MOSELLE"));
        agent(DirectoryFixtures.BRUNO).urlEncodingEnabled(false).get("/api/v1/calendars:holidays?country=FR&year=2027")
                .then().statusCode(200)
                .body("items", hasSize(11), "items[1].date", equalTo("2027-03-29"),
                        "items[1].name", equalTo("Lundi de Pâques"));
        agent(DirectoryFixtures.BRUNO).urlEncodingEnabled(false).get("/api/v1/calendars:holidays?country=FR&region=XX")
                .then().statusCode(400)
                .body("errors[0].parameter", equalTo("region"));
        agent(DirectoryFixtures.BRUNO).urlEncodingEnabled(false).get("/api/v1/calendars:holidays").then()
                .statusCode(400);
    }

    @Test
    void a_file_adds_its_days_once() {
        setup().body(ServiceLevels.UK).put(CALENDARS + "/imported").then().statusCode(201);

        importFile("imported").then().statusCode(200).body("imported", equalTo(2), "known", equalTo(0),
                "skipped[0].reason", equalTo("it does not last whole days"), "calendar.holidays", hasSize(2));

        importFile("imported").then().statusCode(200).body("imported", equalTo(0), "known", equalTo(2));
        deadline("imported", "2026-12-29T17:00:00Z", "PT1H", "2026-12-31T09:30:00Z");
        importFile("nowhere").then().statusCode(404);
        agent(DirectoryFixtures.BRUNO).urlEncodingEnabled(false).contentType("text/calendar").body(CLOSED)
                .post(CALENDARS + "/imported/holidays:import").then().statusCode(403);
        setup().urlEncodingEnabled(false).contentType("text/calendar").body("hello")
                .post(CALENDARS + "/imported/holidays:import").then()
                .statusCode(422);
    }

    private static io.restassured.response.Response importFile(String key) {
        return setup().urlEncodingEnabled(false).contentType("text/calendar").body(CLOSED)
                .post(CALENDARS + "/" + key + "/holidays:import");
    }

    private static void deadline(String key, String start, String duration, String expected) {
        agent(DirectoryFixtures.BRUNO)
                .body("{\"start\": \"%s\", \"duration\": \"%s\"}".formatted(start, duration))
                .post(CALENDARS + "/" + key + "/deadline").then().statusCode(200)
                .body("deadline", equalTo(expected));
    }
}
