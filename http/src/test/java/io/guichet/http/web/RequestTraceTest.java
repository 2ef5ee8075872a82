package io.guichet.http.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.util.UUID;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.testing.Management;
import io.guichet.testing.TestIssuer;
import io.guichet.testing.Tokens;
import io.guichet.testing.stack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value = "http"))
class RequestTraceTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final String PATH = "/api/v1/things/tickets/019a0000-0000-7000-8000-000000000001/trace";

    @Test
    void what_a_request_causes_belongs_to_its_trace_and_the_log_tells_of_both() {
        caller().header("traceparent", PARENT).header("X-Request-Id", "r-1").get(PATH).then().statusCode(200)
                .body("event", equalTo(PARENT))
                .body("log.traceId", equalTo(TRACE))
                .body("log.request", equalTo("r-1"))
                .body("log.ticket", equalTo("019a0000-0000-7000-8000-000000000001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01"})
    void a_trace_that_is_none_is_not_carried_on(String parent) {
        caller().header("traceparent", parent).header("X-Request-Id", "r-2").get(PATH).then().statusCode(200)
                .body("event", matchesPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-00"))
                .body("log.traceId", nullValue());
    }

    @Test
    void a_list_of_tickets_is_about_no_ticket() {
        caller().get(PATH.replaceAll("tickets/[^/]*", "tickets/stats")).then().statusCode(200)
                .body("log.ticket", nullValue());
    }

    @Test
    void a_line_of_the_log_shows_what_is_known_of_the_request() {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.log.console.format", String.class)).contains("%X");
    }

    @Test
    void health_and_metrics_are_not_where_users_are() {
        given().get("/q/health").then().statusCode(404);
        given().get(Management.uri("health/live")).then().statusCode(200);
    }

    private static RequestSpecification caller() {
        return given().auth().oauth2(Tokens.person(UUID.randomUUID(), "a@client.example", "A"));
    }
}
