package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asAdministrator;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Whoever closes the page while it loads takes nothing with them. */
@QuarkusTest
class AbandonedRequestsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** More than there are connections to the database. */
    private static final int MANY = 200;

    @Test
    void the_service_answers_though_many_went_away_before_they_had_their_answer() throws Exception {
        var token = DirectoryFixtures.token(DirectoryFixtures.ALICE);
        for (var number = 0; number < MANY; number++) {
            abandon(token, Duration.ofMillis(number % 20));
        }

        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(
                () -> asAdministrator().get(TICKETS + "?limit=1").then().statusCode(200));
    }

    /** Asks for a ticket to be opened, and goes away after a while. */
    private static void abandon(String token, Duration patience) throws IOException, InterruptedException {
        var body = """
                {"subject": "Gone", "text": "Too slow", "department": "support-en",
                 "contact": {"email": "hasty@client.example"}}""";
        var request = String.join("\r\n", "POST /api/v1/tickets HTTP/1.1", "Host: localhost",
                "Authorization: Bearer " + token, "Content-Type: application/json",
                "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length, "", body);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            Thread.sleep(patience);
        }
    }
}
