package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.asShop;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.request;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.ticket.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class IntakeApiTest {

    private static final String SETTINGS = "/api/v1/ticket-settings/";

    @Inject
    Ids ids;

    private String mark = "";

    @BeforeEach
    void ownMark() {
        mark = "m" + ids.next().toString().replace("-", "");
    }

    @Test
    void a_form_asks_for_what_its_fields_require_in_the_callers_language() {
        form();

        anybody("fr").body(filled(Map.of())).post("/api/v1/forms/" + mark + "/submissions").then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/fields/" + mark, "/answers/happens")))
                .body("errors[0].detail", equalTo("Transaction est obligatoire"));
        anybody("en").body(filled(Map.of(mark, 7))).post("/api/v1/forms/" + mark + "/submissions").then()
                .body("errors[0].detail", containsString("Transaction must be text"));
    }

    @Test
    void a_field_that_is_not_shown_is_not_asked_for() {
        form();
        var sent = filled(Map.of());
        sent.put("category", "other");
        sent.put("answers", Map.of("happens", "It stops"));

        int number = anybody("fr").body(sent).post("/api/v1/forms/" + mark + "/submissions").then().statusCode(201)
                .extract().path("number");

        var ticket = asAdministrator().get(TICKETS + "/" + number);
        ticket.then().body("channel", equalTo("WEB_FORM")).body("department", equalTo("support-fr"))
                .body("contact.email", equalTo(mark + "@client.example"));
        asAdministrator().get(TICKETS + "/" + number + "/messages").then()
                .body("items[0].text", equalTo("Que se passe-t-il ?\nIt stops"));
    }

    @Test
    void an_address_may_send_a_form_only_so_often() {
        form();
        var sent = filled(Map.of(mark, "T-1"));
        sent.put("answers", Map.of("happens", "It stops"));

        for (var time = 0; time < 2; time++) {
            anybody("en").body(sent).post("/api/v1/forms/" + mark + "/submissions").then().statusCode(201);
        }
        anybody("en").body(sent).post("/api/v1/forms/" + mark + "/submissions").then().statusCode(429);
    }

    @Test
    void a_form_is_shown_with_its_labels() {
        form();

        anybody("fr").get("/api/v1/forms/" + mark).then().statusCode(200)
                .body("fields[0].label", equalTo("Transaction"))
                .body("prompts[0].label", equalTo("Que se passe-t-il ?"))
                .body("honeypot", equalTo("website"));
        anybody("fr").get("/api/v1/forms/unknown-form").then().statusCode(404);
    }

    @Test
    void a_kind_of_request_that_needs_writing_is_refused_on_the_phone() {
        var refund = request(Map.of("category", "refund"));

        asBruno().body(refund).post(TICKETS).then().statusCode(422).body("detail", containsString("in writing"));
        refund.put("channel", "CHAT");
        asBruno().body(refund).post(TICKETS).then().statusCode(201);
        asBruno().get("/api/v1/channels?category=refund&contact=" + Api.CLAIRE).then().statusCode(200)
                .body("items.find { it.channel == 'PHONE' }.reason", equalTo("WRITTEN_ONLY"));
    }

    @Test
    void while_a_ticket_is_open_one_sees_from_when_one_may_call_about_it() {
        var ticket = open();

        asCustomer(Api.CLAIRE).get("/api/v1/channels?ticket=" + ticket).then().statusCode(200)
                .body("items.find { it.channel == 'PHONE' }.reason", equalTo("ANSWER_IS_PROMISED"))
                .body("items.find { it.channel == 'PHONE' }.from", notNullValue())
                .body("items.find { it.channel == 'PORTAL' }.offered", equalTo(true));
    }

    @Test
    void a_call_about_an_open_ticket_is_refused_with_the_instant_from_which_it_is_offered() {
        var ticket = open(Map.of("contact", Map.of("email", mark + "@client.example")));
        var call = Map.of("channel", "PHONE", "about", ticket, "contact", Map.of("email", mark + "@client.example"));
        String from = asBruno().get("/api/v1/channels?contact=" + mark + "@client.example&ticket=" + ticket)
                .path("items.find { it.channel == 'PHONE' }.from");

        asBruno().body(request(call)).post(TICKETS).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/channel")).body("detail", containsString("before " + from));
        write(asBruno(), ticket, Map.of("text", "Done.", "then", "CLOSE")).then().statusCode(201);
        asBruno().body(request(call)).post(TICKETS).then().statusCode(201);
    }

    @Test
    void to_ask_which_channels_somebody_is_offered_makes_nobody_a_customer() {
        put("support-levels", mark, Map.of("labels", Map.of("en", "Starter"), "channels", List.of()));
        asAdministrator().body(Map.of("name", mark, "level", mark, "domains", List.of(mark + ".example")))
                .post("/api/v1/organizations").then().statusCode(201);

        asBruno().get("/api/v1/channels?department=support-fr&contact=new@" + mark + ".example").then().statusCode(200)
                .body("items.find { it.channel == 'PHONE' }.reason", equalTo("NOT_IN_LEVEL"));

        asBruno().get("/api/v1/contacts?q=new@" + mark).then().statusCode(200)
                .body("items.email", not(hasItem("new@" + mark + ".example")));
    }

    @Test
    void the_facts_of_an_emergency_open_the_phone_to_whoever_asks_for_it() {
        put("support-levels", mark, Map.of("labels", Map.of("en", "Starter"), "channels", List.of()));
        asAdministrator().body(Map.of("name", mark, "level", mark, "domains", List.of(mark + ".example")))
                .post("/api/v1/organizations").then().statusCode(201);
        put("emergency-rules", mark, Map.of("when", Map.of("and", List.of(
                Map.of("field", "fields." + mark, "operator", "atLeast", "value", 100),
                Map.of("field", "channel", "operator", "is", "value", "PHONE")))));
        var asked = "/api/v1/channels?department=support-fr&contact=new@" + mark + ".example";

        asBruno().queryParam("fields", "{\"" + mark + "\": 99}").get(asked).then().statusCode(200)
                .body("items.find { it.channel == 'PHONE' }.reason", equalTo("NOT_IN_LEVEL"));
        asBruno().queryParam("fields", "{\"" + mark + "\": 150}").get(asked).then().statusCode(200)
                .body("items.find { it.channel == 'PHONE' }.offered", equalTo(true))
                .body("items.find { it.channel == 'CHAT' }.reason", equalTo("NOT_IN_LEVEL"));
        asBruno().queryParam("fields", "[").get(asked).then().statusCode(400)
                .body("errors[0].parameter", equalTo("fields"));
    }

    @Test
    void facts_make_an_emergency_and_nothing_else_does() {
        put("emergency-rules", mark, Map.of("when", Map.of("field", "fields." + mark, "operator", "atLeast", "value",
                100), "tag", "emergency"));
        var own = Map.<String, Object>of("subject", "Down", "text", "All is down", "department", "support-fr");

        var claimed = new HashMap<>(own);
        claimed.put("priority", "URGENT");
        asCustomer(Api.CLAIRE).body(claimed).post(TICKETS).then().statusCode(422);
        var fact = new HashMap<>(own);
        fact.put("fields", Map.of(mark, 150));
        String ticket = asCustomer(Api.CLAIRE).body(fact).post(TICKETS).then().statusCode(201).extract().path("id");
        ticket(ticket).then().body("priority", equalTo("URGENT")).body("tags", hasItem("emergency"));
        asBruno().get(TICKETS + "/" + ticket + "/timeline").then().body("items[0].kind", equalTo("TicketOpened"))
                .body("items[0].detail.emergencies", equalTo(List.of(mark)));
    }

    @Test
    void a_field_is_of_its_kind_by_whatever_channel_somebody_fills_it_in() {
        put("fields", mark, Map.of("labels", Map.of("en", "Amount"), "type", "NUMBER", "required", "OPENING",
                "shownWhen", Map.of("field", "category", "operator", "is", "value", mark)));

        for (var channel : List.of("SOCIAL", "EMAIL", "API")) {
            asShop().body(request(Map.of("channel", channel, "category", mark, "fields", Map.of(mark, "much"))))
                    .post(TICKETS).then().statusCode(422).body("errors[0].pointer", equalTo("/fields/" + mark));
        }
        asBruno().body(request(Map.of("channel", "SOCIAL", "category", mark))).post(TICKETS).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/fields/" + mark));
        asBruno().body(request(Map.of("channel", "SOCIAL", "category", mark, "fields", Map.of(mark, 7)))).post(TICKETS)
                .then().statusCode(201);
        asShop().body(request(Map.of("channel", "EMAIL", "category", mark))).post(TICKETS).then().statusCode(201);
    }

    @Test
    void a_category_may_ask_for_proof_before_a_public_answer() {
        put("categories", mark, Map.of("labels", Map.of("en", "Account"), "writtenOnly", false, "verification",
                "PROVEN"));
        var ticket = open(Map.of("category", mark, "contact", Map.of("email", mark + "@client.example")));

        write(asBruno(), ticket, Map.of("text", "Here it is.")).then().statusCode(422);
        write(asBruno(), ticket, Map.of("kind", "NOTE", "text", "Who is it?")).then().statusCode(201);
        write(asBruno(), ticket, Map.of("text", "Who are you?", "asksForProof", true)).then().statusCode(201);
        asBruno().body(Map.of("level", "PROVEN", "reason", "Sent the invoice")).put("/api/v1/contacts/"
                + ticket(ticket).path("contact.id") + "/verification").then().statusCode(200);
        write(asBruno(), ticket, Map.of("text", "Here it is.")).then().statusCode(201);
        asAdministrator().header("If-Match", "*").delete(SETTINGS + "categories/" + mark).then().statusCode(204);
    }

    @Test
    void a_field_that_is_required_at_closing_holds_the_closing() {
        put("fields", mark, Map.of("labels", Map.of("fr", "Cause"), "type", "CHOICE", "required", "CLOSING", "choices",
                List.of(Map.of("key", "bug", "labels", Map.of("fr", "Bogue"))), "shownWhen",
                Map.of("field", "category", "operator", "is", "value", mark)));
        var ticket = open(Map.of("category", mark));

        asBruno().put(TICKETS + "/" + ticket + "/closure").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/fields/" + mark));
        write(asBruno(), ticket, Map.of("text", "Done.", "then", "CLOSE")).then().statusCode(422);
        asBruno().header("If-Match", "*").body(Map.of("status", "RESOLVED", "fields", Map.of(mark, "bug")))
                .patch(TICKETS + "/" + ticket).then().statusCode(200);
    }

    @Test
    void a_project_is_planned_for_a_date_to_come() {
        asShop().body(request(Map.of("type", "PROJECT"))).post(TICKETS).then().statusCode(422);
        asShop().body(request(Map.of("type", "PROJECT", "fields", Map.of("plannedFor", "2020-01-01")))).post(TICKETS)
                .then().statusCode(422).body("errors[0].pointer", equalTo("/fields/plannedFor"));
        asShop().body(request(Map.of("type", "PROJECT", "fields", Map.of("plannedFor", "2999-01-01")))).post(TICKETS)
                .then().statusCode(201);
    }

    @Test
    void a_macro_answers_tags_and_moves_in_one_act() {
        put("macros", mark, Map.of("name", "Wait", "reply", "Bonjour {{contact.firstName}}, {{ticket.number}} {{no}}",
                "status", "PENDING", "addTags", List.of(mark), "assignToMe", true, "visibleWhen",
                Map.of("field", "category", "operator", "is", "value", mark)));
        var ticket = open(Map.of("category", mark, "contact", Map.of("email", mark + "@client.example", "name",
                "Claire Dubois")));
        int number = ticket(ticket).path("number");

        asBruno().get("/api/v1/macros?ticket=" + ticket).then().statusCode(200)
                .body("items.find { it.key == '%s' }.reply".formatted(mark),
                        equalTo("Bonjour Claire, #" + number + " "));
        asBruno().body(Map.of("ticket", ticket)).post("/api/v1/macros/" + mark + "/uses").then().statusCode(200)
                .body("status", equalTo("PENDING")).body("tags", hasItem(mark))
                .body("assignee.name", equalTo("Bruno Leroy"));
        asBruno().body(Map.of("ticket", open())).post("/api/v1/macros/" + mark + "/uses").then().statusCode(409);
    }

    @Test
    void a_macro_gives_the_ticket_to_a_chosen_agent_and_is_for_every_region_of_its_language() {
        put("macros", mark, Map.of("name", "Hand over", "language", "fr", "assignee", DirectoryFixtures.CHLOE));
        var ticket = open(Map.of("language", "fr-CA"));

        asBruno().get("/api/v1/macros?ticket=" + ticket).then().body("items.key", hasItem(mark));
        asBruno().get("/api/v1/macros?ticket=" + open(Map.of("language", "fro"))).then()
                .body("items.key", not(hasItem(mark)));
        asBruno().body(Map.of("ticket", ticket)).post("/api/v1/macros/" + mark + "/uses").then().statusCode(200)
                .body("assignee.id", equalTo(DirectoryFixtures.CHLOE.toString()));
    }

    @Test
    void a_client_takes_no_ticket_by_a_macro() {
        put("macros", mark, Map.of("name", "Take", "note", "Mine", "assignToMe", true));

        asShop().body(Map.of("ticket", open())).post("/api/v1/macros/" + mark + "/uses").then().statusCode(409);
    }

    private void form() {
        put("fields", mark, Map.of("labels", Map.of("fr", "Transaction"), "type", "TEXT", "required", "NEVER"));
        put("forms", mark, Map.of("publicId", mark, "title", Map.of("fr", "Paiement"), "perHour", 2, "fields",
                List.of(Map.of("key", mark, "required", true, "shownWhen",
                        Map.of("field", "category", "operator", "is", "value", "payment"))),
                "prompts", List.of(Map.of("key", "happens", "labels", Map.of("fr", "Que se passe-t-il ?"), "required",
                        true))));
    }

    private Map<String, Object> filled(Map<String, Object> fields) {
        return new HashMap<>(Map.of("email", mark + "@client.example", "subject", "Paiement", "category", "payment",
                "text", "", "fields", fields));
    }

    private static RequestSpecification anybody(String language) {
        return RestAssured.given().contentType(ContentType.JSON).header("Accept-Language", language);
    }

    private static void put(String kind, String key, Map<String, Object> content) {
        asAdministrator().body(Map.of("department", "support-fr", "content", content)).put(SETTINGS + kind + "/" + key)
                .then().log().ifValidationFails().statusCode(200);
    }
}
