package io.guichet.ticket.web;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.asCustomer;
import static io.guichet.ticket.Api.asShop;
import static io.guichet.ticket.Api.open;
import static io.guichet.ticket.Api.request;
import static io.guichet.ticket.Api.ticket;
import static io.guichet.ticket.Api.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.reliable.Ids;
import io.guichet.ticket.Wire;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ConcurrencyTest {

    @Inject
    Wire wire;
    @Inject
    Ids ids;

    @Test
    void fifty_replies_at_once_are_fifty_messages_and_one_reopening() {
        var customer = "busy@client.example";
        var id = open(Map.of("contact", Map.of("email", customer)));
        write(asBruno(), id, Map.of("text", "Try again.")).then().statusCode(201);

        var statuses = atOnce(50, number -> write(asCustomer(customer), id, Map.of("text", "m" + number)).statusCode());

        assertThat(statuses).hasSize(50).containsOnly(201);
        ticket(id).then().body("status", equalTo("REOPENED"));
        var events = wire.await(id, event -> event.ticket().version() == 2 + 2 + 50 + 1);
        assertThat(events).filteredOn(MessageAdded.class::isInstance).hasSize(52);
        assertThat(events).filteredOn(StatusChanged.class::isInstance).hasSize(2);
        assertThat(events).extracting(event -> event.ticket().version())
                .isEqualTo(IntStream.rangeClosed(1, 55).mapToObj(Long::valueOf).toList());
    }

    @Test
    void a_hundred_requests_with_one_key_open_one_ticket() {
        var key = ids.next().toString();
        var customer = key + "@client.example";
        var body = request(Map.of("contact", Map.of("email", customer)));

        var statuses = atOnce(100,
                number -> asShop().header("Idempotency-Key", key).body(body).post(TICKETS).statusCode());

        assertThat(statuses).hasSize(100).contains(201).isSubsetOf(201, 409);
        asShop().get(TICKETS + "?contact=" + customer).then().statusCode(200).body("items.size()", equalTo(1));
        asShop().header("Idempotency-Key", key).body(body).post(TICKETS).then().statusCode(201);
        asShop().get(TICKETS + "?contact=" + customer).then().body("items.size()", equalTo(1));
    }

    @Test
    void of_many_edits_of_one_revision_one_wins() {
        var id = open();

        var statuses = atOnce(10, number -> asBruno().header("If-Match", "\"1\"")
                .body(Map.of("tags", List.of("t" + number))).patch(TICKETS + "/" + id).statusCode());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 412).hasSize(9);
    }

    @Test
    void of_many_answers_to_one_revision_one_goes_out() {
        var id = open();

        var statuses = atOnce(10, number -> asBruno().header("If-Match", "\"1\"").body(Map.of("text", "m" + number))
                .post(TICKETS + "/" + id + "/messages").statusCode());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 412).hasSize(9);
        asBruno().get(TICKETS + "/" + id + "/messages").then().body("items.size()", equalTo(2));
    }

    private interface Numbered {
        int run(int number);
    }

    private static List<Integer> atOnce(int times, Numbered act) {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var all = IntStream.range(0, times).<Callable<Integer>>mapToObj(number -> () -> act.run(number)).toList();
            return threads.invokeAll(all).stream().map(ConcurrencyTest::result).toList();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static Integer result(Future<Integer> done) {
        try {
            return done.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }
}
