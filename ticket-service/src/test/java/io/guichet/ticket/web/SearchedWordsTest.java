package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.ticket.KeptIndex;
import io.quarkus.test.junit.QuarkusTest;

/** Which words of a long conversation, and of whoever it is with, find it. */
@QuarkusTest
class SearchedWordsTest {

    @Inject
    Ids ids;
    @Inject
    DueWork work;

    private String mark = "";

    @BeforeEach
    void theIndexIsKeptFromNowOn() throws Throwable {
        mark = "m" + ids.next().toString().replace("-", "");
        KeptIndex.begin(ids, work);
    }

    @Test
    void what_opened_a_ticket_is_found_however_much_was_said_since() {
        var ticket = open(Map.of("text", "A zebra " + mark));
        for (var count = 0; count < 61; count++) {
            write(asBruno(), ticket, Map.of("kind", "NOTE", "text", "n" + count + mark)).then().statusCode(201);
        }

        awaitFound("n60" + mark, ticket);
        awaitFound("zebra " + mark, ticket);
    }

    @Test
    void somebody_is_found_by_the_name_that_they_have_by_now() {
        var ticket = open(Map.of("contact", Map.of("email", mark + "@client.example")));
        awaitFound(mark + "@client.example", ticket);

        asBruno().header("If-Match", "*").body(Map.of("name", "Dupont " + mark + "x")).patch("/api/v1/contacts/"
                + ticket(ticket).path("contact.id")).then().statusCode(200);

        awaitFound("dupont " + mark + "x", ticket);
    }

    private static void awaitFound(String words, String ticket) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> asBruno().urlEncodingEnabled(false)
                .get(TICKETS + ":search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)).then().statusCode(200)
                .body("items.id", equalTo(List.of(ticket))));
    }
}
