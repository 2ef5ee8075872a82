package io.guichet.ticket.web;

import static io.guichet.ticket.Api.asAdministrator;
import static io.guichet.ticket.Api.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

/** A known problem is known in its department, and to those who see all of them. */
@QuarkusTest
class KnownProblemsTest {

    private static final String PROBLEMS = "/api/v1/problems";

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
