package io.guichet.ticket.web;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Jobs as their callers ask for them. */
final class Jobs {

    static final String PATH = "/api/v1/jobs";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Jobs() {}

    /** Starts an import of these lines; its id. */
    static String imported(Supplier<RequestSpecification> caller, String of, String source, String format,
            String lines) {
        String job = caller.get().body(Map.of("of", of, "source", source)).post(PATH + "/imports").then().log()
                .ifValidationFails().statusCode(201).extract().path("id");
        caller.get().contentType(format.equals("csv") ? "text/csv" : "application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8)).put(PATH + "/" + job + "/parts/0").then().log()
                .ifValidationFails().statusCode(200);
        caller.get().urlEncodingEnabled(false).post(PATH + "/" + job + ":start").then().statusCode(200);
        return job;
    }

    /** Waits until a job is done; how it ended. */
    static ValidatableResponse done(Supplier<RequestSpecification> caller, String job) {
        await().atMost(PATIENCE).untilAsserted(() -> caller.get().get(PATH + "/" + job).then().statusCode(200)
                .body("state", equalTo("DONE")));
        return caller.get().get(PATH + "/" + job).then();
    }
}
