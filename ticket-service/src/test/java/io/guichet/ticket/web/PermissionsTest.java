package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.DirectoryEvent.Profile;
import io.guichet.events.DirectoryEvent.ProfileChanged;
import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.http.directory.Directory;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.Tokens;
import io.guichet.ticket.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class PermissionsTest {

    private static final List<String> CALLERS = List.of("administrator", "supervisor", "agent", "light", "manager",
            "foreign", "customer", "stranger", "reader", "writer");

    /** Of the profile that these tests change and put back. */
    private static final AtomicLong VERSION = new AtomicLong(1);

    @Inject
    Directory directory;

    /** On a ticket of the English department: the answer to each act by each caller, in the order of CALLERS. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            read     | 200 200 200 200 200 404 200 404 200 403
            messages | 200 200 200 200 200 404 200 404 200 403
            timeline | 200 200 200 200 200 404 403 403 200 403
            reply    | 201 201 201 403 403 404 201 404 403 404
            note     | 201 201 201 201 201 404 403 403 403 404
            edit     | 200 200 200 403 403 404 403 403 403 404
            assign   | 200 200 200 403 403 404 403 403 403 404
            move     | 200 200 200 403 403 404 403 403 403 404
            close    | 200 200 200 403 403 404 409 404 403 404
            open     | 201 201 201 403 403 422 201 201 403 201
            boxes    | 200 403 403 403 403 403 403 403 403 403
            failures | 200 403 403 403 403 403 403 403 403 403
            """)
    void each_caller_may_what_they_may(String act, String expected) {
        var answers = CALLERS.stream().map(caller -> {
            var english = open(Map.of("department", "support-en"));
            return Integer.toString(carryOut(act, caller, english).statusCode());
        }).toList();

        assertThat(String.join(" ", answers)).isEqualTo(expected);
    }

    @Test
    void a_list_shows_a_customer_their_own_tickets_only() {
        var own = open(Map.of("contact", Map.of("email", "own@client.example")));
        var _ = open();

        var items = Api.asCustomer("own@client.example").get(TICKETS).then().statusCode(200).extract().jsonPath()
                .getList("items.id");

        assertThat(items).isNotEmpty().allSatisfy(id -> assertThat(asBruno().get(TICKETS + "/" + id)
                .<String>path("contact.email")).isEqualTo("own@client.example"));
        assertThat(items).asInstanceOf(InstanceOfAssertFactories.LIST).contains(own);
    }

    @Test
    void a_customer_sees_nothing_of_what_is_internal() {
        var id = open(Map.of("tags", List.of("fraud"), "fields", Map.of("score", 9)));

        var shown = Api.asCustomer(Api.CLAIRE).get(TICKETS + "/" + id).then().statusCode(200).extract().asString();

        assertThat(shown).doesNotContain("fraud").doesNotContain("score").doesNotContain("group").doesNotContain("sla");
    }

    @Test
    void what_is_not_ones_own_answers_as_what_does_not_exist() {
        var foreign = open(Map.of("department", "support-en"));
        int number = Api.ticket(foreign).path("number");

        asBruno().get(TICKETS + "/" + number).then().statusCode(404)
                .body("detail", equalTo("There is no ticket #" + number));
        asBruno().get(TICKETS + "/999999999").then().statusCode(404)
                .body("detail", equalTo("There is no ticket #999999999"));
    }

    @Test
    void who_may_edit_but_not_close_neither_closes_nor_reopens_by_an_edit() {
        var id = open();
        asEditors(List.of("ticket:read", "ticket:edit"), () -> {
            for (var status : List.of("CLOSED", "REOPENED")) {
                asFarid().body(Map.of("status", status)).patch(TICKETS + "/" + id).then().statusCode(403)
                        .body("detail", containsString("ticket:close"));
            }
            asFarid().body(Map.of("status", "ON_HOLD")).patch(TICKETS + "/" + id).then().statusCode(200);
        });
    }

    @Test
    void who_may_edit_but_neither_close_nor_assign_does_neither_in_bulk_nor_by_a_macro() {
        var id = open();
        macro("take", Map.of("assignToMe", true));
        macro("reopen", Map.of("status", "REOPENED"));
        macro("answer", Map.of("reply", "Hello"));
        macro("press", Map.of("priority", "HIGH"));
        asEditors(List.of("ticket:read", "ticket:edit", "ticket:open"), () -> {
            for (var status : List.of("CLOSED", "REOPENED")) {
                asFarid().body(Map.of("tickets", List.of(id), "action", Map.of("status", status)))
                        .post("/api/v1/jobs").then().statusCode(403).body("detail", containsString("ticket:close"));
            }
            asFarid().body(Map.of("tickets", List.of(id), "action", Map.of("status", "RESOLVED")))
                    .post("/api/v1/jobs").then().statusCode(202);
            use("take", id).then().statusCode(403).body("detail", containsString("ticket:assign"));
            use("reopen", id).then().statusCode(403).body("detail", containsString("ticket:close"));
            use("answer", id).then().statusCode(403).body("detail", containsString("ticket:reply"));
            use("press", id).then().statusCode(200);
        });
    }

    private static void macro(String key, Map<String, Object> act) {
        var content = new HashMap<String, Object>(act);
        content.put("name", key);
        Api.asAdministrator().header("If-Match", "*").body(Map.of("content", content))
                .put("/api/v1/ticket-settings/macros/needs-" + key).then().statusCode(200);
    }

    /** While beginners are editors. */
    private void asEditors(List<String> permissions, Runnable act) {
        directory.apply(new ProfileChanged(new Profile("beginner_agent", "Editor", permissions, Reach.DEPARTMENT),
                VERSION.incrementAndGet()));
        try {
            act.run();
        } finally {
            DirectoryFixtures.profiles().stream().map(ProfileChanged.class::cast)
                    .filter(each -> each.profile().key().equals("beginner_agent"))
                    .forEach(each -> directory.apply(new ProfileChanged(each.profile(), VERSION.incrementAndGet())));
        }
    }

    private static Response use(String macro, String ticket) {
        return asFarid().body(Map.of("ticket", ticket)).post("/api/v1/macros/needs-" + macro + "/uses");
    }

    private static RequestSpecification asFarid() {
        return Api.as(DirectoryFixtures.token(DirectoryFixtures.FARID)).header("If-Match", "*");
    }

    @Test
    void nobody_passes_without_a_token() {
        RestAssured.given().get(TICKETS).then().statusCode(401).contentType("application/problem+json");
    }

    private static Response carryOut(String act, String caller, String ticket) {
        var request = Api.as(token(caller));
        var address = TICKETS + "/" + ticket;
        return switch (act) {
            case "read" -> request.get(address);
            case "messages" -> request.get(address + "/messages");
            case "timeline" -> request.get(address + "/timeline");
            case "reply" -> request.body(Map.of("kind", "REPLY", "text", "Hello")).post(address + "/messages");
            case "note" -> request.body(Map.of("kind", "NOTE", "text", "Hello")).post(address + "/messages");
            case "edit" -> request.header("If-Match", "*").body(Map.of("priority", "HIGH")).patch(address);
            case "assign" -> request.body(Map.of("id", DirectoryFixtures.DANIEL)).put(address + "/assignee");
            case "move" -> request.body(Map.of("group", "billing-en")).put(address + "/group");
            case "close" -> request.put(address + "/closure");
            case "open" -> request.body(opening(caller)).post(TICKETS);
            case "boxes" -> request.get("/api/v1/mailboxes");
            default -> request.get("/api/v1/channels/email/failures");
        };
    }

    private static Map<String, Object> opening(String caller) {
        return caller.equals("customer") || caller.equals("stranger")
                ? Map.of("subject", "Hello", "text", "Hello", "department", "support-en")
                : Api.request(Map.of("department", "support-en"));
    }

    private static String token(String caller) {
        return switch (caller) {
            case "administrator" -> DirectoryFixtures.token(DirectoryFixtures.ALICE);
            case "supervisor" -> DirectoryFixtures.token(DirectoryFixtures.GRACE);
            case "agent" -> DirectoryFixtures.token(DirectoryFixtures.DANIEL);
            case "light" -> DirectoryFixtures.token(DirectoryFixtures.EMMA);
            case "manager" -> DirectoryFixtures.token(DirectoryFixtures.HUGO);
            case "foreign" -> DirectoryFixtures.token(DirectoryFixtures.BRUNO);
            case "customer" -> Tokens.customer(Api.CLAIRE);
            case "stranger" -> Tokens.customer("stranger@client.example");
            case "reader" -> Tokens.client("reader", "tickets:read");
            default -> Tokens.client("writer", "tickets:write");
        };
    }
}
