package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.reliable.Ids;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.Api;
import io.quarkus.test.junit.QuarkusTest;

/** What is in each standard view and what is not, and what an agent takes first. Farid sees little but his own. */
@QuarkusTest
class StandardViewsTest {

    private static final String SETTING = "/api/v1/ticket-settings/work-lists/";

    @Inject
    Ids ids;
    @Inject
    AgroalDataSource database;

    private final List<String> own = new ArrayList<>();
    private String mark = "";

    @BeforeEach
    void ownMark() {
        mark = "m" + ids.next().toString().replace("-", "");
    }

    /** Others are not to find them among their own. */
    @AfterEach
    void nothingIsLeft() {
        own.forEach(ticket -> asAdministrator().put(TICKETS + "/" + ticket + "/closure"));
        asAdministrator().header("If-Match", "*").delete(SETTING + mark);
    }

    @Test
    void mine_are_those_that_i_have_and_that_are_not_over() {
        var mine = farids(Map.of());
        var over = farids(Map.of());
        asAdministrator().header("If-Match", "*").body(Map.of("status", "RESOLVED")).patch(TICKETS + "/" + over);
        var his = farids(Map.of());
        asAdministrator().body(Map.of("id", DirectoryFixtures.CHLOE)).put(TICKETS + "/" + his + "/assignee");

        assertThat(view("mine")).isEqualTo(List.of(mine));
    }

    @Test
    void unassigned_are_those_of_my_groups_that_nobody_has() {
        var free = opened(Map.of());
        var taken = farids(Map.of());
        var elsewhere = opened(Map.of());
        move(free, "billing-fr");
        move(taken, "billing-fr");
        move(elsewhere, "technical-fr");
        asAdministrator().body(Map.of("id", DirectoryFixtures.FARID)).put(TICKETS + "/" + taken + "/assignee");

        assertThat(view("my-groups-unassigned")).isEqualTo(List.of(free));
    }

    @Test
    void who_waits_longest_comes_first_and_who_was_answered_does_not_wait() {
        var first = farids(Map.of());
        var second = farids(Map.of());
        var answered = farids(Map.of());
        write(asAdministrator(), answered, Map.of("text", "Try again.")).then().statusCode(201);

        assertThat(view("waiting-longest")).isEqualTo(List.of(first, second));
    }

    @Test
    void what_is_due_within_two_hours_is_breaching_soon_and_what_is_late_comes_first() throws SQLException {
        var soon = farids(Map.of());
        var late = farids(Map.of());
        var later = farids(Map.of());
        due(soon, "1 hour");
        due(late, "-1 hour");
        due(later, "3 hours");
        var _ = farids(Map.of());

        assertThat(view("breaching-soon")).isEqualTo(List.of(late, soon));
    }

    @Test
    void urgent_and_of_five_stars_are_both_needed_and_the_stars_may_be_the_organisations() {
        var vip = urgentVip();
        var ofVip = farids(Map.of("priority", "URGENT", "contact", Map.of("email", "a@" + mark + ".example")));
        var stars = farids(Map.of("contact", Map.of("email", mark + "@client.example")));
        var urgent = farids(Map.of("priority", "URGENT"));

        assertThat(view("urgent-vip")).isEqualTo(List.of(vip));
        String company = asAdministrator().body(Map.of("name", mark, "domains", List.of(mark + ".example")))
                .post("/api/v1/organizations").then().statusCode(201).extract().path("id");
        asAdministrator().header("If-Match", "*").body(Map.of("importance", 5))
                .patch("/api/v1/organizations/" + company).then().statusCode(200);
        Api.awaitTicket(ofVip, "organization.name", equalTo(mark));
        assertThat(view("urgent-vip")).isEqualTo(List.of(vip, ofVip)).doesNotContain(stars, urgent);
        assertThat(next(20)).startsWith(vip, ofVip);
    }

    @Test
    void what_was_resolved_within_a_week_is_shown_the_newest_first() throws SQLException {
        var older = farids(Map.of());
        var newer = farids(Map.of());
        var longAgo = farids(Map.of());
        var closed = farids(Map.of());
        for (var ticket : List.of(older, newer, longAgo)) {
            asAdministrator().header("If-Match", "*").body(Map.of("status", "RESOLVED")).patch(TICKETS + "/" + ticket)
                    .then().statusCode(200);
        }
        asAdministrator().put(TICKETS + "/" + closed + "/closure").then().statusCode(200);
        set("resolved_at = now() - interval '8 days'", longAgo);

        assertThat(view("recently-resolved")).isEqualTo(List.of(newer, older));
    }

    @Test
    void the_work_list_is_in_the_order_of_its_criteria_and_another_department_has_another() throws SQLException {
        var older = farids(Map.of());
        var newer = farids(Map.of());
        var soon = farids(Map.of());
        var vip = urgentVip();
        var late = farids(Map.of());
        var reopened = farids(Map.of());
        due(soon, "1 hour");
        due(late, "-1 hour");
        write(asBruno(), reopened, Map.of("text", "Try again.")).then().statusCode(201);
        write(asCustomer(Api.CLAIRE), reopened, Map.of("text", "It fails.")).then().statusCode(201);

        assertThat(next(200)).isEqualTo(List.of(late, reopened, vip, soon, older, newer));
        criteria("WAITING_LONGEST");
        assertThat(next(200)).isEqualTo(List.of(older, newer, soon, vip, late, reopened));
        criteria("URGENT", "LAST_CUSTOMER_MESSAGE");
        assertThat(next(200)).isEqualTo(List.of(vip, reopened, late, soon, newer, older));
        assertThat(next(1)).isEqualTo(List.of(vip));
    }

    private void criteria(String... criteria) {
        asAdministrator().header("If-Match", "*").body(Map.of("department", "support-fr", "content",
                Map.of("criteria", criteria))).put(SETTING + mark).then().log().ifValidationFails().statusCode(200);
    }

    private String urgentVip() {
        var ticket = farids(Map.of("priority", "URGENT", "contact", Map.of("email", mark + "@client.example")));
        asBruno().header("If-Match", "*").body(Map.of("importance", 5))
                .patch("/api/v1/contacts/" + ticket(ticket).path("contact.id")).then().statusCode(200);
        return ticket;
    }

    private String opened(Map<String, Object> more) {
        var ticket = open(more);
        own.add(ticket);
        return ticket;
    }

    private String farids(Map<String, Object> more) {
        var ticket = opened(more);
        asAdministrator().body(Map.of("id", DirectoryFixtures.FARID)).put(TICKETS + "/" + ticket + "/assignee").then()
                .statusCode(200);
        return ticket;
    }

    private static void move(String ticket, String group) {
        asAdministrator().body(Map.of("group", group)).put(TICKETS + "/" + ticket + "/group").then().statusCode(200);
    }

    private void due(String ticket, String from) throws SQLException {
        set("due = now() + interval '" + from + "'", ticket);
    }

    private void set(String change, String ticket) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("update ticket set " + change + " where id = ?")) {
            statement.setObject(1, UUID.fromString(ticket));
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    /** Those of this test, in the order of the view. */
    private List<String> view(String key) {
        return ours(Callers.as("beginner").get("/api/v1/views/" + key + "/tickets?limit=200").then().statusCode(200)
                .extract().path("items.id"));
    }

    private List<String> next(int limit) {
        return ours(Callers.as("beginner").get(TICKETS + "/next?limit=" + limit).then().statusCode(200).extract()
                .path("items.ticket.id"));
    }

    private List<String> ours(List<String> found) {
        return found.stream().filter(own::contains).toList();
    }
}
