package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Objects;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.TicketStatus;
import io.quarkus.test.junit.QuarkusTest;

/** Of those who have as much, the one is next who was given work longest ago. */
@QuarkusTest
class EqualLoadTest {

    @Inject
    Wire wire;

    private final Organisation organisation = new Organisation();

    @Test
    void what_a_person_gives_counts_as_well() {
        var group = organisation.group("equal", "LEAST_LOADED");
        organisation.online(2, 20, group);
        var first = accepted(group);
        var second = accepted(group);
        var given = new ATicket(organisation.department).of(group);
        wire.tell(given.assignByHand(Objects.requireNonNull(first.assignee()), "Grace"));
        Explained.awaitOutcome(given.id, "BY_HAND");
        List.of(first, second, given).forEach(ticket -> wire.tell(ticket.become(TicketStatus.CLOSED)));
        await().atMost(Wire.PATIENCE).untilAsserted(() -> Organisation.administrator()
                .get("/api/v1/groups/{key}/load", group).then().statusCode(200).body("units", equalTo(0)));

        assertThat(wire.awaitAssigned(opened(group).id).agent()).isEqualTo(second.assignee());
    }

    private ATicket accepted(String group) {
        var ticket = opened(group);
        wire.tell(ticket.accept(wire.awaitAssigned(ticket.id)));
        return ticket;
    }

    private ATicket opened(String group) {
        var ticket = new ATicket(organisation.department).of(group);
        wire.tell(ticket.open("Bonjour"));
        return ticket;
    }
}
