package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.ticket.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A known problem is known in its department, and to those who see all of them. */
@QuarkusTest
class KnownProblemsTest {

    private static final String PROBLEMS = "/api/v1/problems";
    private static final int ENDS = 6;

    @ParameterizedTest
    @CsvSource({"administrator, true", "agent, true", "supervisor, true", "manager, true", "foreign, false",
        "beginner, false"})
    void who_works_elsewhere_does_not_know_it(String caller, boolean knows) {
        String id = asAdministrator().body(Map.of("title", "Outage", "department", "support-en")).post(PROBLEMS).then()
                .statusCode(201).extract().path("id");

        List<String> listed = Callers.as(caller).get(PROBLEMS).then().statusCode(200).extract().path("items.id");
        assertThat(listed.contains(id)).isEqualTo(knows);
        Callers.as(caller).get(PROBLEMS + "/" + id).then().statusCode(knows ? 200 : 404);
        Callers.as(caller).get(PROBLEMS + "/" + id + "/tickets").then().statusCode(knows ? 200 : 404);
    }

    @ParameterizedTest
    @CsvSource({"support-en, 422", "support-fr, 201"})
    void one_makes_known_what_is_wrong_in_ones_own_department(String department, int status) {
        Callers.as("foreign").body(Map.of("title", "Outage", "department", department)).post(PROBLEMS).then()
                .statusCode(status);
    }

    @Test
    void a_ticket_knows_which_problem_it_was_about_and_until_when() {
        var id = outage();
        var ticket = open();
        for (var time = 0; time < 2; time++) {
            asBruno().put(PROBLEMS + "/" + id + "/tickets/" + ticket).then().statusCode(204);
        }
        asBruno().delete(PROBLEMS + "/" + id + "/tickets/" + ticket).then().statusCode(204);

        asBruno().get(TICKETS + "/" + ticket + "/timeline").then()
                .body("items.findAll { it.detail.problem == '%s' }.kind".formatted(id),
                        equalTo(List.of("ProblemAttached", "ProblemDetached")))
                .body("items.find { it.kind == 'ProblemAttached' }.detail.title", equalTo("Outage"))
                .body("items.find { it.kind == 'ProblemAttached' }.by.name", equalTo("Bruno Leroy"));
    }

    @Test
    void what_remains_when_a_problem_is_over_is_answered_later() {
        var id = outage();
        var tickets = List.of(open(), open());
        tickets.forEach(ticket -> asBruno().put(PROBLEMS + "/" + id + "/tickets/" + ticket).then().statusCode(204));

        for (var ticket : tickets) {
            String job = asBruno().body(Map.of("answer", "It works again.", "tickets", List.of(ticket)))
                    .put(PROBLEMS + "/" + id + "/ending").then().log().ifValidationFails().statusCode(200).extract()
                    .path("id");
            Jobs.done(Api::asBruno, job).body("done", equalTo(1)).body("failed", equalTo(0));
        }

        tickets.forEach(ticket -> ticket(ticket).then().body("status", equalTo("RESOLVED")));
        asBruno().put(PROBLEMS + "/" + id + "/tickets/" + open()).then().statusCode(409);
    }

    @Test
    void whoever_ends_a_problem_twice_at_once_answers_nobody_twice() throws InterruptedException {
        var id = outage();
        var ticket = open();
        asBruno().put(PROBLEMS + "/" + id + "/tickets/" + ticket).then().statusCode(204);

        var ending = Map.of("answer", "It works again.", "tickets", List.of(ticket));
        Callable<Response> end = () -> asBruno().body(ending).put(PROBLEMS + "/" + id + "/ending");
        List<Future<Response>> ends;
        try (var threads = Executors.newFixedThreadPool(ENDS)) {
            ends = threads.invokeAll(Collections.nCopies(ENDS, end));
        }
        ends.stream().map(Future::resultNow).filter(answer -> answer.statusCode() == 200)
                .forEach(answer -> Jobs.done(Api::asBruno, answer.path("id")).body("failed", equalTo(0)));

        assertThat(ends).extracting(answer -> answer.resultNow().statusCode()).contains(200).containsOnly(200, 409);
        asBruno().get(TICKETS + "/" + ticket + "/messages").then()
                .body("items.findAll { it.text == 'It works again.' }.size()", equalTo(1));
    }

    @Test
    void known_problems_are_listed_to_the_end_those_that_last_first() {
        var all = List.of(outage(), outage(), outage());
        asBruno().body(Map.of("answer", "Over", "tickets", List.of())).put(PROBLEMS + "/" + all.get(1) + "/ending")
                .then().statusCode(200);

        var listed = Pages.all(Api::asBruno, PROBLEMS + "?limit=20", "items.id");

        assertThat(listed).doesNotHaveDuplicates().startsWith(all.get(2), all.get(0)).contains(all.get(1));
        asBruno().get(PROBLEMS + "?limit=1").then().body("items.id", equalTo(List.of(all.get(2))));
    }

    @Test
    void what_is_known_of_a_problem_is_said_better_later() {
        var id = outage();

        asBruno().body(Map.of("title", "Cards", "notice", "We are on it.")).patch(PROBLEMS + "/" + id).then()
                .statusCode(200).body("title", equalTo("Cards")).body("notice", equalTo("We are on it."))
                .body("changedBy", equalTo("Bruno Leroy")).body("changedAt", notNullValue());
        asBruno().body("{\"notice\": null}").patch(PROBLEMS + "/" + id).then().statusCode(200)
                .body("title", equalTo("Cards")).body("notice", nullValue());
        asBruno().body("{\"title\": null}").patch(PROBLEMS + "/" + id).then().statusCode(400)
                .body("errors[0].pointer", equalTo("/title"));
    }

    @Test
    void a_customer_is_told_of_the_problem_that_their_ticket_is_about() {
        var id = outage();
        var ticket = open();
        asBruno().put(PROBLEMS + "/" + id + "/tickets/" + ticket).then().statusCode(204);
        var customers = asCustomer(Api.CLAIRE).get(TICKETS + "/" + ticket);
        asBruno().body(Map.of("title", "Cards", "notice", "We are on it.")).patch(PROBLEMS + "/" + id).then()
                .statusCode(200);

        customers.then().statusCode(200).body("notices", equalTo(List.of()));
        asCustomer(Api.CLAIRE).get(TICKETS + "/" + ticket).then().statusCode(200).body("notices.size()", equalTo(1))
                .body("notices[0].title", equalTo("Cards")).body("notices[0].notice", equalTo("We are on it."))
                .body("notices[0].state", equalTo("LASTS")).body("notices[0].since", notNullValue())
                .body("notices[0].changedAt", notNullValue()).body("notices[0]", not(hasKey("endedAt")));
        asBruno().body(Map.of("answer", "Over", "tickets", List.of())).put(PROBLEMS + "/" + id + "/ending").then()
                .statusCode(200);
        asCustomer(Api.CLAIRE).get(TICKETS + "/" + ticket).then().body("notices[0].state", equalTo("OVER"))
                .body("notices[0].endedAt", notNullValue());
        ticket(ticket).then().body("$", not(hasKey("notices")));
    }

    private static String outage() {
        return asBruno().body(Map.of("title", "Outage", "department", "support-fr")).post(PROBLEMS).then()
                .statusCode(201).extract().path("id");
    }

    @ParameterizedTest
    @CsvSource({"attach", "end", "detach"})
    void nothing_is_done_about_that_of_another_department(String act) {
        String id = asAdministrator().body(Map.of("title", "Outage", "department", "support-en")).post(PROBLEMS)
                .path("id");
        var own = open();
        var request = Callers.as("foreign");

        var answer = switch (act) {
            case "attach" -> request.put(PROBLEMS + "/" + id + "/tickets/" + own);
            case "detach" -> request.delete(PROBLEMS + "/" + id + "/tickets/" + own);
            default ->
                request.body(Map.of("answer", "Over", "tickets", List.of())).put(PROBLEMS + "/" + id + "/ending");
        };

        answer.then().statusCode(404).body("detail", equalTo("There is no known problem " + id));
    }
}
