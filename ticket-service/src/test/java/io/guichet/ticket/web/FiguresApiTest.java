package io.guichet.ticket.web;

import static io.guichet.ticket.Api.CLAIRE;
import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

@QuarkusTest
class FiguresApiTest {

    private static final List<String> OVER = List.of("RESOLVED", "CLOSED");

    @Inject
    Ids ids;

    private String mark = "";

    @BeforeEach
    void ownMark() {
        mark = "m" + ids.next().toString().replace("-", "");
    }

    @Test
    void figures_agree_with_a_recount_from_the_timelines_after_any_moves() {
        var random = new Random(7);
        var tickets = new ArrayList<String>();
        for (var count = 0; count < 6; count++) {
            tickets.add(open(Map.of("category", mark)));
        }
        var target = open();
        for (var act = 0; act < 80; act++) {
            move(tickets.get(random.nextInt(tickets.size())), random.nextInt(8), target);
        }
        var end = Instant.now().plusSeconds(1);

        var counted = figures("category", end);
        var recount = new Recount(end);
        tickets.forEach(ticket -> recount.add(timeline(ticket)));

        var own = "items.find { it.key == '" + mark + "' }.";
        assertThat(counted.getLong(own + "opened")).isEqualTo(6);
        assertThat(counted.getLong(own + "solved")).isEqualTo(recount.solved).isPositive();
        assertThat(counted.getLong(own + "reopened")).isEqualTo(recount.reopened).isPositive();
        assertThat(counted.getLong(own + "backlog")).isEqualTo(recount.backlog);
        // What is closed is at its end: no time is counted in it.
        assertThat(counted.<Integer>get(own + "seconds.CLOSED")).isNull();
        recount.seconds.remove("CLOSED");
        recount.seconds.forEach((status, seconds) -> assertThat(
                counted.<Integer>get(own + "seconds." + status).doubleValue()).isCloseTo(seconds, within(5.0)));
    }

    @Test
    void figures_by_agent_and_as_csv_are_the_same() {
        var ticket = open(Map.of("category", mark));
        asBruno().body(Map.of("id", DirectoryFixtures.CHLOE)).put(TICKETS + "/" + ticket + "/assignee").then()
                .statusCode(200);

        asAdministrator().get(TICKETS + "/stats?by=agent").then().statusCode(200)
                .body("items.key", hasItem(DirectoryFixtures.CHLOE.toString()));
        asAdministrator().get("/api/v1/tickets/stats/table.csv?by=category").then().statusCode(200)
                .body(startsWith("key,opened,solved"));
        asAdministrator().get(TICKETS + "/stats?by=day&from=2026-01-01&to=2025-01-01").then().statusCode(400);
        asBruno().get(TICKETS + "/stats").then().statusCode(403);
    }

    @Test
    void a_likely_duplicate_is_shown_to_the_agent_and_to_the_customer() {
        var address = mark + "@client.example";
        var first = open(Map.of("subject", "Printer E12", "text", "The printer on floor 3 shows error E12.", "contact",
                Map.of("email", address)));
        var second = open(Map.of("subject", "Printer error E12", "text", "Printer floor 3: error E12 again.", "contact",
                Map.of("email", address)));
        var other = open(Map.of("subject", "Holiday", "text", "When are you open?", "contact",
                Map.of("email", address)));

        asBruno().get(TICKETS + "/" + second + "/duplicates").then().statusCode(200).body("items.id", hasItem(first))
                .body("items.id", not(hasItem(other)));
        asCustomer(address).urlEncodingEnabled(false)
                .body(Map.of("subject", "Error E12", "text", "The printer on floor 3 has error E12"))
                .post(TICKETS + ":similar").then().statusCode(200).body("items.id", hasItem(first));
        asCustomer("stranger@client.example").urlEncodingEnabled(false)
                .body(Map.of("subject", "Error E12", "text", "printer floor 3 E12"))
                .post(TICKETS + ":similar").then().body("items.id", not(hasItem(first)));
    }

    @Test
    void the_end_of_a_known_problem_answers_the_tickets_that_were_reviewed() {
        var first = open();
        var second = open();
        var late = open();
        String problem = asBruno().body(Map.of("title", "Outage", "department", "support-fr")).post("/api/v1/problems")
                .then().statusCode(201).extract().path("id");
        for (var ticket : List.of(first, second, late)) {
            asBruno().put("/api/v1/problems/" + problem + "/tickets/" + ticket).then().statusCode(204);
        }

        asBruno().get("/api/v1/problems/" + problem + "/tickets").then().body("items.id",
                equalTo(List.of(first, second, late)));
        asBruno().body(Map.of("answer", "It works again.", "tickets", List.of(first, second)))
                .put("/api/v1/problems/" + problem + "/ending").then().statusCode(200).body("total", equalTo(2));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> ticket(second).then().body("status", equalTo("RESOLVED")));
        ticket(late).then().body("status", equalTo("NEW"));
        asBruno().get("/api/v1/problems/" + problem + "/tickets").then().body("items.id", equalTo(List.of(late)));
    }

    @Test
    void a_ticket_that_is_merged_is_not_solved_by_that_nor_reopened_when_it_comes_back() {
        var ticket = open(Map.of("category", mark));
        var own = "items.find { it.key == '" + mark + "' }.";

        asBruno().body(Map.of("tickets", List.of(ticket))).post(TICKETS + "/" + open() + "/merge").then()
                .statusCode(200);
        var merged = figures("category", Instant.now().plusSeconds(1));
        asBruno().delete(TICKETS + "/" + ticket + "/merge").then().statusCode(200);
        var back = figures("category", Instant.now().plusSeconds(1));

        assertThat(List.of(merged.getLong(own + "solved"), merged.getLong(own + "backlog"))).containsExactly(0L, 0L);
        assertThat(List.of(back.getLong(own + "solved"), back.getLong(own + "reopened"), back.getLong(own + "backlog")))
                .containsExactly(0L, 0L, 1L);
    }

    private static void move(String ticket, int act, String target) {
        var request = asBruno();
        var response = switch (act) {
            case 0 -> write(request, ticket, Map.of("text", "Answer"));
            case 1 -> write(asCustomer(CLAIRE), ticket, Map.of("text", "Once more"));
            case 2 -> request.put(TICKETS + "/" + ticket + "/closure");
            case 3 -> request.delete(TICKETS + "/" + ticket + "/closure");
            case 4 -> request.header("If-Match", "*").body(Map.of("status", "RESOLVED")).patch(TICKETS + "/" + ticket);
            case 5 -> request.body(Map.of("tickets", List.of(ticket))).post(TICKETS + "/" + target + "/merge");
            case 6 -> request.delete(TICKETS + "/" + ticket + "/merge");
            default -> request.body(Map.of("id", DirectoryFixtures.CHLOE)).put(TICKETS + "/" + ticket + "/assignee");
        };
        assertThat(response.statusCode()).isIn(200, 201, 409);
    }

    private static JsonPath figures(String by, Instant end) {
        return asAdministrator().get(TICKETS + "/stats?by=" + by + "&to=" + end).then().log().ifValidationFails()
                .statusCode(200).extract().jsonPath();
    }

    private static List<Map<String, Object>> timeline(String ticket) {
        return asAdministrator().get(TICKETS + "/" + ticket + "/timeline?limit=200").then().statusCode(200).extract()
                .jsonPath().getList("items");
    }

    /** What the entries of timelines say. */
    private static final class Recount {

        private final Instant end;
        private final Map<String, Double> seconds = new HashMap<>();
        private long solved;
        private long reopened;
        private long backlog;

        Recount(Instant end) {
            this.end = end;
        }

        void add(List<Map<String, Object>> entries) {
            var status = "";
            var worked = "";
            var aside = "";
            var since = Instant.EPOCH;
            for (var entry : entries) {
                var after = (Map<?, ?>) Objects.requireNonNull(entry.get("after"));
                var at = Instant.parse(String.valueOf(entry.get("at")));
                if (((Map<?, ?>) Objects.requireNonNull(entry.get("before"))).containsKey("asideStatus")) {
                    aside = "";
                }
                aside = after.get("asideStatus") == null ? aside : String.valueOf(after.get("asideStatus"));
                if (after.get("status") != null) {
                    spend(status, since, at);
                    status = String.valueOf(after.get("status"));
                    since = at;
                }
                var works = aside.isEmpty() ? status : aside;
                solved += !worked.isEmpty() && !OVER.contains(worked) && OVER.contains(works) ? 1 : 0;
                reopened += OVER.contains(worked) && !OVER.contains(works) ? 1 : 0;
                worked = works;
            }
            spend(status, since, end);
            backlog += OVER.contains(status) ? 0 : 1;
        }

        private void spend(String status, Instant from, Instant to) {
            if (!status.isEmpty()) {
                seconds.merge(status, Duration.between(from, to).toMillis() / 1000.0, Double::sum);
            }
        }
    }
}
