package io.guichet.http.web;

import static io.guichet.http.web.ProblemsTest.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.guichet.testing.TestIssuer;
import io.guichet.testing.stack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/** No request takes longer, or more memory, than is good for the others. */
@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value = "http"))
class CostsTest {

    private static final int LARGE = 3 * 1024 * 1024;

    @Inject
    ThingDesk desk;
    @Inject
    Pool pool;
    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connections;

    @Test
    void what_is_not_answered_in_time_is_given_up_and_its_late_answer_disturbs_nobody() {
        signedIn().header("X-Request-Id", "r-late").get("/api/v1/things/late").then()
                .statusCode(503).contentType("application/problem+json")
                .header("X-Request-Id", equalTo("r-late"))
                .body("type", equalTo("urn:guichet:problem:not-available"))
                .body("detail", containsString("within 5 s"))
                .body("instance", equalTo("urn:guichet:request:r-late"));

        assertThat(desk.end().complete(null)).isTrue();

        signedIn().get("/api/v1/things/late").then().statusCode(200).body(equalTo("\"too late\""));
    }

    @Test
    void a_request_that_gets_no_connection_to_the_database_is_told_so() {
        var all = IntStream.range(0, connections).mapToObj(number -> pool.getConnection()).toList();
        var taken = Future.all(all).toCompletionStage().toCompletableFuture().join();
        try {
            signedIn().get("/api/v1/things").then().statusCode(503)
                    .body("detail", containsString("overloaded"));
        } finally {
            Future.all(taken.<io.vertx.sqlclient.SqlConnection>list().stream().map(each -> each.close()).toList())
                    .toCompletionStage().toCompletableFuture().join();
        }

        signedIn().get("/api/v1/things").then().statusCode(200);
    }

    @Test
    void large_json_is_refused_before_it_is_read() {
        signedIn().contentType(ContentType.JSON).body(largeJson()).post("/api/v1/things").then()
                .statusCode(413).contentType("application/problem+json")
                .body("type", equalTo("urn:guichet:problem:too-large"))
                .body("detail", containsString("2097152 bytes"));
    }

    @Test
    void large_json_in_chunks_is_refused_too() {
        signedIn().contentType(ContentType.JSON).body(new ByteArrayInputStream(largeJson())).post("/api/v1/things")
                .then().statusCode(413).contentType("application/problem+json");
    }

    @Test
    void a_raw_body_may_be_larger() {
        var raw = new byte[LARGE];
        Arrays.fill(raw, (byte) 'x');

        RestAssured.given().spec(signedIn()).config(RestAssuredConfig.config().encoderConfig(EncoderConfig
                .encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("message/rfc822").body(raw).post("/api/v1/things/raw").then()
                .statusCode(200).body(equalTo(Integer.toString(LARGE)));
    }

    private static byte[] largeJson() {
        return ("{\"subject\":\"" + "x".repeat(LARGE) + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
