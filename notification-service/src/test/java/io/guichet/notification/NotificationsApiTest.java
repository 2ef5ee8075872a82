package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.ROUTING;
import static io.guichet.notification.TicketFixtures.ticket;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.DirectoryEvent.AgentChanged;
import io.guichet.testing.DirectoryFixtures;
import io.guichet.testing.Management;
import io.guichet.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class NotificationsApiTest extends ServiceTest {

    private static final String NOTIFICATIONS = "/api/v1/notifications";

    private final Agent reader = new Agent(UUID.randomUUID(), "Léa Nouvelle", "lea@demo.guichet.example", "agent",
            List.of("support-fr"), List.of(), "fr", 20, true, null, null, null, null, null, null);

    @BeforeEach
    void aNewcomerHasThreeTickets() {
        wire.publish(new AgentChanged(reader, 1));
        await().atMost(PATIENCE).until(() -> directory.agent(reader.id()).isPresent());
        IntStream.range(0, 3).forEach(_ -> wire.publish(ticket().of(reader.id()).assigned(ROUTING)));
        await().atMost(PATIENCE).until(() -> ids().size() == 3);
    }

    @Test
    void a_person_reads_their_notices_newest_first_page_by_page() {
        var first = asReader().queryParam("limit", 2).get(NOTIFICATIONS).then().statusCode(200).extract();
        var second = asReader().queryParam("limit", 2).queryParam("cursor", first.<String>path("next"))
                .get(NOTIFICATIONS).then().statusCode(200).extract();

        assertThat(first.<List<String>>path("items.id")).isEqualTo(ids().subList(0, 2));
        assertThat(second.<List<String>>path("items.id")).isEqualTo(ids().subList(2, 3));
        assertThat(second.<String>path("next")).isNull();
        assertThat(first.<String>path("items[0].kind")).isEqualTo("ASSIGNED");
    }

    @Test
    void a_notice_that_was_read_says_when() {
        var id = ids().getFirst();

        asReader().put(NOTIFICATIONS + "/" + id + "/reading").then().statusCode(204);
        asReader().put(NOTIFICATIONS + "/" + id + "/reading").then().statusCode(204);

        asReader().get(NOTIFICATIONS).then()
                .body("items.find { it.id == '" + id + "' }.readAt", notNullValue())
                .body("items.findAll { it.readAt == null }.size()", equalTo(2));
    }

    @Test
    void somebody_elses_notice_does_not_exist() {
        given().auth().oauth2(DirectoryFixtures.token(DirectoryFixtures.CHLOE))
                .put(NOTIFICATIONS + "/" + ids().getFirst() + "/reading").then()
                .statusCode(404).contentType("application/problem+json")
                .body("type", equalTo("urn:guichet:problem:not-found"));
    }

    @Test
    void a_machine_has_no_notices() {
        given().auth().oauth2(Tokens.client("shop", "tickets:read")).get(NOTIFICATIONS).then()
                .statusCode(403).body("type", equalTo("urn:guichet:problem:not-allowed"));
    }

    @Test
    void a_customer_has_none_yet() {
        given().auth().oauth2(Tokens.customer("claire@client.example")).get(NOTIFICATIONS).then()
                .statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void a_disabled_agent_is_turned_away() {
        given().auth().oauth2(Tokens.person(DirectoryFixtures.IVAN, "ivan@demo.guichet.example", "Ivan"))
                .get(NOTIFICATIONS).then().statusCode(403).body("type", equalTo("urn:guichet:problem:agent-disabled"));
    }

    @Test
    void nobody_reads_without_signing_in() {
        given().get(NOTIFICATIONS).then().statusCode(401);
        given().auth().oauth2(Tokens.claims(reader.id().toString()).audience("other").sign()).get(NOTIFICATIONS).then()
                .statusCode(401);
    }

    @Test
    void a_limit_out_of_range_is_a_problem() {
        asReader().queryParam("limit", 201).get(NOTIFICATIONS).then()
                .statusCode(400).body("errors[0].parameter", equalTo("limit"));
    }

    @Test
    void a_replica_is_ready_when_it_hears_everything() {
        await().atMost(PATIENCE).untilAsserted(() -> given().get(Management.uri("health/ready")).then().statusCode(200)
                .body("checks.name", hasItems("directory", "live streams")));
    }

    private RequestSpecification asReader() {
        return given().auth().oauth2(Tokens.person(reader.id(), reader.email(), reader.name()));
    }

    private List<String> ids() {
        return rows("select id::text from notice where person = ? order by posted_at desc, id desc", reader.id());
    }
}
