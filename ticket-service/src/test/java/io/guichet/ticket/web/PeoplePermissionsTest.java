package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.open;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.ticket.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class PeoplePermissionsTest {

    /** On the customer of a ticket of the English department: the answer to each caller, in the order of CALLERS. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            contacts      | 200 200 200 403 200 200 200 403 403 200 403
            contact       | 200 200 200 403 200 200 200 403 403 200 403
            timeline      | 200 200 200 403 200 200 200 403 403 200 403
            change        | 200 200 200 403 403 403 200 403 403 403 200
            confirm       | 200 200 200 403 403 403 200 403 403 403 200
            merge         | 404 404 404 403 403 403 404 403 403 403 404
            organizations | 200 200 200 403 200 200 200 403 403 200 403
            organization  | 404 404 404 403 404 404 404 403 403 404 403
            requester     | 200 200 200 403 403 403 404 403 403 403 404
            """)
    void each_caller_may_what_they_may(String act, String expected) {
        var answers = Callers.ALL.stream().map(caller -> {
            var english = open(Map.of("department", "support-en"));
            String contact = Api.ticket(english).path("contact.id");
            return Integer.toString(carryOut(act, caller, english, contact).statusCode());
        }).toList();

        assertThat(String.join(" ", answers)).isEqualTo(expected);
    }

    private static Response carryOut(String act, String caller, String ticket, String contact) {
        var request = Callers.as(caller);
        var address = "/api/v1/contacts/" + contact;
        return switch (act) {
            case "contacts" -> request.get("/api/v1/contacts?q=claire");
            case "contact" -> request.get(address);
            case "timeline" -> request.get(address + "/timeline");
            case "change" -> request.header("If-Match", "*").body(Map.of("region", "EU")).patch(address);
            case "confirm" -> request.body(Map.of("level", "UNVERIFIED", "reason", "None")).put(
                    address + "/verification");
            case "merge" -> request.urlEncodingEnabled(false).body(Map.of("source", ticket)).post(address + ":merge");
            case "organizations" -> request.get("/api/v1/organizations");
            case "organization" -> request.get("/api/v1/organizations/" + ticket);
            default -> request.body(Map.of("email", Api.CLAIRE)).put(TICKETS + "/" + ticket + "/requester");
        };
    }
}
