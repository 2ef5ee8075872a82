package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agroal.api.AgroalDataSource;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.Api;
import io.guichet.ticket.KeptIndex;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class FindingApiTest {

    private static final String VIEWS = "/api/v1/views";

    @Inject
    Ids ids;
    @Inject
    AgroalDataSource database;
    @Inject
    DueWork work;

    private String mark = "";

    @BeforeEach
    void ownMark() {
        mark = "m" + ids.next().toString().replace("-", "");
    }

    @BeforeEach
    void theIndexIsKeptFromNowOn() throws Throwable {
        KeptIndex.begin(ids, work);
    }

    @Test
    void a_saved_view_shows_its_tickets_to_its_owner_and_to_the_groups_it_is_shared_with() {
        var urgent = open(Map.of("tags", List.of(mark), "priority", "URGENT"));
        var _ = open(Map.of("tags", List.of(mark)));
        var view = save(List.of("billing-fr"));

        asBruno().get(VIEWS + "/" + view + "/tickets").then().statusCode(200)
                .body("items.id", equalTo(List.of(urgent)));
        as("beginner").get(VIEWS).then().body("items.id", hasItem(view));
        as("agent").get(VIEWS).then().body("items.id", not(hasItem(view)));
        as("agent").get(VIEWS + "/" + view + "/tickets").then().statusCode(404);
    }

    @Test
    void a_view_is_changed_by_its_owner_alone_and_never_over_somebody_elses_change() {
        var view = save(List.of("billing-fr"));
        var changed = Map.of("name", "Other", "filter", Map.of());

        asBruno().body(changed).put(VIEWS + "/" + view).then().statusCode(428);
        asBruno().header("If-Match", "\"9\"").body(changed).put(VIEWS + "/" + view).then().statusCode(412);
        as("beginner").header("If-Match", "*").body(changed).put(VIEWS + "/" + view).then().statusCode(404);
        asBruno().header("If-Match", "\"1\"").body(changed).put(VIEWS + "/" + view).then().statusCode(200)
                .body("name", equalTo("Other"));
        asBruno().delete(VIEWS + "/" + view).then().statusCode(204);
        asBruno().get(VIEWS + "/" + view + "/tickets").then().statusCode(404);
    }

    @Test
    void counts_are_those_of_what_the_caller_sees() {
        var _ = open(Map.of("tags", List.of(mark), "priority", "URGENT"));
        var _ = open(Map.of("tags", List.of(mark), "priority", "URGENT", "department", "support-en"));
        var view = save(List.of());

        asBruno().get(VIEWS + "/counts?view=" + view + "&view=mine").then().statusCode(200)
                .body("items.find { it.view == '%s' }.count".formatted(view), equalTo(1))
                .body("items.find { it.view == '%s' }.more".formatted(view), equalTo(false));
    }

    @ParameterizedTest
    @CsvSource({"mine", "my-groups-unassigned", "waiting-longest", "breaching-soon", "urgent-vip", "mentioned",
        "rated-badly", "thanked", "recently-resolved"})
    void every_standard_view_answers(String view) {
        asBruno().get(VIEWS + "/" + view + "/tickets").then().statusCode(200);
    }

    @Test
    void who_is_named_in_a_note_finds_the_ticket_among_those_and_others_do_not() {
        var ticket = open(Map.of("tags", List.of(mark)));
        write(asAdministrator(), ticket, Map.of("kind", "NOTE", "text", "@Bruno?", "mentions",
                List.of(DirectoryFixtures.BRUNO))).then().statusCode(201);

        asBruno().get(VIEWS + "/mentioned/tickets?limit=200").then().body("items.id", hasItem(ticket));
        asAdministrator().get(VIEWS + "/mentioned/tickets?limit=200").then().body("items.id", not(hasItem(ticket)));
    }

    @Test
    void what_was_rated_badly_is_found_once_it_is() throws SQLException {
        var bad = open();
        var good = open();
        var silent = open();
        rate(bad, 2);
        rate(good, 3);

        asBruno().get(VIEWS + "/rated-badly/tickets?limit=200").then().body("items.id", hasItem(bad))
                .body("items.id", not(hasItem(good))).body("items.id", not(hasItem(silent)));
    }

    private void rate(String ticket, int rating) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("update ticket set rating = ? where id = ?")) {
            statement.setInt(1, rating);
            statement.setObject(2, UUID.fromString(ticket));
            statement.executeUpdate();
        }
    }

    @Test
    void a_filter_that_is_not_understood_is_shown_where() {
        asBruno().body(Map.of("name", "X", "filter", Map.of("field", "status", "operator", "is", "value", "DONE")))
                .post(VIEWS).then().statusCode(400).body("errors[0].pointer", equalTo("/filter/value"));
    }

    @Test
    void words_of_subject_messages_and_people_find_a_ticket() {
        var ticket = open(Map.of("subject", "Prélèvement " + mark, "text",
                "Les remboursements promis ne sont jamais arrivés.", "contact",
                Map.of("email", mark + "@client.example", "name", "Hélène Dupont")));
        write(asBruno(), ticket, Map.of("kind", "NOTE", "text", "Possible fraud ring")).then().statusCode(201);
        int number = Api.ticket(ticket).path("number");

        for (var words : List.of(mark + " remboursement", mark + " prelevem", mark + " helene dupont",
                mark + "@client.example", mark + " " + number, mark + " fraud", "le " + mark, mark + " avec")) {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> search(asBruno(), words, hasItem(ticket)));
        }
        search(asBruno(), mark + " paiement", not(hasItem(ticket)));
    }

    @Test
    void what_was_said_in_a_merged_ticket_is_found_by_its_target_for_as_long_as_it_is_merged() {
        var target = open();
        var source = open(Map.of("text", "The " + mark + " is lost.", "contact",
                Map.of("email", mark + "@client.example")));
        awaitFound(equalTo(List.of(source)));

        asBruno().body(Map.of("tickets", List.of(source), "inCopy", true)).post(TICKETS + "/" + target + "/merge")
                .then().statusCode(200);
        awaitFound(hasItems(source, target));

        asBruno().delete(TICKETS + "/" + source + "/merge").then().statusCode(200);
        awaitFound(equalTo(List.of(source)));
    }

    private void awaitFound(Matcher<?> expected) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> search(asBruno(), mark, expected));
    }

    @Test
    void a_search_finds_what_the_caller_sees_and_a_customer_no_notes() {
        var french = open(Map.of("subject", mark));
        var english = open(Map.of("subject", mark, "department", "support-en"));
        write(asBruno(), french, Map.of("kind", "NOTE", "text", "secret" + mark)).then().statusCode(201);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> search(asAdministrator(), mark, hasItems(french, english)));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> search(asBruno(), "secret" + mark, hasItem(french)));
        search(asBruno(), mark, not(hasItem(english)));
        search(asCustomer(Api.CLAIRE), mark, hasItem(french));
        search(asCustomer(Api.CLAIRE), "secret" + mark, not(hasItem(french)));
        search(asCustomer("stranger@client.example"), mark, not(hasItem(french)));
    }

    @Test
    void who_is_brought_into_a_ticket_or_given_it_finds_it_and_whom_it_is_taken_from_does_not() {
        var ticket = open(Map.of("subject", mark, "department", "support-en"));
        awaitFoundBy("agent", hasItem(ticket));
        search(asBruno(), mark, not(hasItem(ticket)));

        as("agent").put(TICKETS + "/" + ticket + "/collaborators/" + DirectoryFixtures.BRUNO).then().statusCode(200);
        awaitFoundBy("foreign", hasItem(ticket));
        as("agent").delete(TICKETS + "/" + ticket + "/collaborators/" + DirectoryFixtures.BRUNO).then().statusCode(200);
        search(asBruno(), mark, not(hasItem(ticket)));

        asAdministrator().body(Map.of("group", "billing-fr")).put(TICKETS + "/" + ticket + "/group").then()
                .statusCode(200);
        awaitFoundBy("beginner", hasItem(ticket));
        search(as("agent"), mark, not(hasItem(ticket)));
    }

    @Test
    void a_search_is_narrowed_by_status_and_department() {
        var open = open(Map.of("subject", mark));
        var resolved = open(Map.of("subject", mark, "department", "support-en"));
        asAdministrator().header("If-Match", "*").body(Map.of("status", "RESOLVED")).patch(TICKETS + "/" + resolved)
                .then()
                .statusCode(200);
        awaitFoundBy("administrator", hasItems(open, resolved));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            search(asAdministrator(), mark + "&status=RESOLVED", equalTo(List.of(resolved)));
            search(asAdministrator(), mark + "&status=NEW&status=OPEN", equalTo(List.of(open)));
            search(asAdministrator(), mark + "&department=support-en", equalTo(List.of(resolved)));
        });
        search(asAdministrator(), mark.substring(0, 20) + "&department=support-fr", equalTo(List.of(open)));
    }

    private void awaitFoundBy(String caller, Matcher<?> expected) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> search(as(caller), mark, expected));
    }

    @Test
    void what_to_take_next_says_why() {
        var ticket = open(Map.of("priority", "URGENT", "contact", Map.of("email", mark + "@client.example")));
        asBruno().header("If-Match", "*").body(Map.of("importance", 5)).patch("/api/v1/contacts/"
                + Api.ticket(ticket).path("contact.id")).then().statusCode(200);
        asBruno().body(Map.of("id", DirectoryFixtures.BRUNO)).put(TICKETS + "/" + ticket + "/assignee").then()
                .statusCode(200);

        var found = asBruno().get(TICKETS + "/next?limit=200").then().statusCode(200).extract().jsonPath();

        assertThat(found.getList("items.ticket.id")).contains(ticket);
        assertThat(found.getList("items.find { it.ticket.id == '%s' }.why".formatted(ticket)).toString())
                .isEqualTo("[URGENT_VIP, DUE_SOONEST, WAITING_LONGEST]");
        assertThat(found.getBoolean("items.find { it.ticket.id == '%s' }.assigned".formatted(ticket))).isTrue();
        asBruno().get(TICKETS + "/next").then().body("items.size()", equalTo(1));
    }

    private String save(List<String> groups) {
        return asBruno().body(Map.of("name", "Urgent " + mark, "groups", groups, "filter", Map.of("and", List.of(
                Map.of("field", "tags", "operator", "contains", "value", mark),
                Map.of("field", "priority", "operator", "is", "value", "URGENT"),
                Map.of("field", "status", "operator", "in", "value", List.of("NEW", "OPEN"))))))
                .post(VIEWS).then().log().ifValidationFails().statusCode(201).extract().path("id");
    }

    private static void search(RequestSpecification caller, String words, Matcher<?> expected) {
        var sought = URLEncoder.encode(words, StandardCharsets.UTF_8).replace("%26", "&").replace("%3D", "=");
        caller.urlEncodingEnabled(false).get(TICKETS + ":search?q=" + sought).then().statusCode(200)
                .body("items.id", expected);
    }

    private static RequestSpecification as(String caller) {
        return Callers.as(caller);
    }
}
