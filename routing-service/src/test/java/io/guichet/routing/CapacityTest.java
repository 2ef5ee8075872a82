package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.reliable.postgres.OwnContext;
import io.guichet.routing.queue.Drain;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** Many tickets, agents in several groups at once, and drains that run against each other. */
@QuarkusTest
class CapacityTest {

    private static final int TICKETS = 200;
    private static final int CAPACITY = 20;
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Wire wire;
    @Inject
    AgroalDataSource database;
    @Inject
    OwnContext contexts;
    @Inject
    Drain drain;

    private final Organisation organisation = new Organisation();

    @Test
    void nobody_gets_more_than_they_have_room_for_however_many_drain_at_once() {
        var groups = List.of(organisation.group("a", "ROUND_ROBIN"), organisation.group("b", "LEAST_LOADED"),
                organisation.group("c", "ROUND_ROBIN"), organisation.group("d", "LEAST_LOADED"));
        var agents = overlapping(groups);
        var tickets = tickets(groups, new Random(20260105));
        openAll(tickets);
        await().atMost(LONG).until(() -> count("queue is not null") == TICKETS);

        agents.parallelStream().forEach(agent -> organisation.presence(agent, Presence.ONLINE));
        drainAllAtOnce(groups);

        var units = agents.size() * CAPACITY;
        await().atMost(LONG).untilAsserted(() -> assertThat(heldUnits()).isBetween(units - 3 * agents.size(), units));
        assertThat(loads(agents).values()).allMatch(load -> load <= CAPACITY);
        assertThat(count("proposal is not null")).isEqualTo(assignments(tickets).size());
        assertNobodyWaitsWhileSomebodyHasRoomForThem();
    }

    @Test
    void what_is_closed_makes_room_until_everything_has_been_assigned_once() {
        var groups = List.of(organisation.group("a", "ROUND_ROBIN"), organisation.group("b", "LEAST_LOADED"));
        overlapping(groups).forEach(agent -> organisation.presence(agent, Presence.ONLINE));
        var tickets = tickets(groups, new Random(7));
        openAll(tickets);

        var closed = new HashMap<UUID, AgentAssigned>();
        await().atMost(LONG).until(() -> {
            closeWhatIsAssigned(tickets, closed);
            return closed.size() == TICKETS;
        });

        await().atMost(LONG).until(() -> count("holder is not null or queue is not null") == 0);
        assertThat(assignments(tickets)).hasSize(TICKETS);
    }

    private void openAll(Map<UUID, ATicket> tickets) {
        wire.tell(tickets.values().stream().flatMap(ticket -> ticket.open("Bonjour").stream()).toList());
    }

    private void closeWhatIsAssigned(Map<UUID, ATicket> tickets, Map<UUID, AgentAssigned> closed) {
        for (var assigned : assignments(tickets)) {
            if (closed.putIfAbsent(assigned.ticketId(), assigned) == null) {
                var ticket = Objects.requireNonNull(tickets.get(assigned.ticketId()));
                wire.tell(List.of(ticket.accept(assigned), ticket.become(TicketStatus.CLOSED)));
            }
        }
    }

    /** Each agent in two groups, so that every drain meets every other's agents. */
    private List<UUID> overlapping(List<String> groups) {
        var agents = new ArrayList<UUID>();
        for (var number = 0; number < 6; number++) {
            agents.add(organisation.agent("Agent " + number, CAPACITY, groups.get(number % groups.size()),
                    groups.get((number + 1) % groups.size())));
        }
        return agents;
    }

    private Map<UUID, ATicket> tickets(List<String> groups, Random random) {
        return IntStream.range(0, TICKETS).mapToObj(number -> new ATicket(organisation.department)
                .of(groups.get(number % groups.size())).from(UUID.randomUUID())
                .weighing(List.of(Priority.values()).get(random.nextInt(Priority.values().length))))
                .collect(Collectors.toMap(ticket -> ticket.id, ticket -> ticket));
    }

    private void drainAllAtOnce(List<String> groups) {
        var drains = IntStream.range(0, 8).boxed()
                .flatMap(round -> groups.stream())
                .map(group -> contexts.run(() -> drain.drain(group))).toList();
        Uni.join().all(drains).andFailFast().await().atMost(LONG);
    }

    private List<AgentAssigned> assignments(Map<UUID, ATicket> tickets) {
        return tickets.keySet().stream().flatMap(id -> wire.all(AgentAssigned.class, id).stream()).toList();
    }

    private void assertNobodyWaitsWhileSomebodyHasRoomForThem() {
        assertThat(number("""
                select count(*) from ticket t where t.department = ? and t.queue is not null and exists (
                    select 1 from group_member m join agent_load l on l.agent_id = m.agent_id
                    where m.group_key = t.queue
                        and not exists (
                            select 1 from reservation r join ticket w on w.id = r.ticket_id and w.queue = r.group_key
                                join group_member k on k.group_key = r.group_key and k.agent_id = r.agent_id
                            where r.agent_id = m.agent_id and r.ticket_id <> t.id)
                        and l.capacity - t.weight >=
                        (select coalesce(sum(h.weight), 0) from ticket h where h.holder = m.agent_id))""")).isZero();
    }

    private int heldUnits() {
        return number("select coalesce(sum(weight), 0) from ticket where department = ? and holder is not null");
    }

    private int count(String condition) {
        return number("select count(*) from ticket where department = ? and (%s)".formatted(condition));
    }

    private Map<UUID, Integer> loads(List<UUID> agents) {
        return agents.stream().collect(Collectors.toMap(agent -> agent, agent -> number(
                "select coalesce(sum(weight), 0) from ticket where department = ? and holder = '%s'"
                        .formatted(agent))));
    }

    private int number(String query) {
        try (var connection = database.getConnection(); var statement = connection.prepareStatement(query)) {
            statement.setString(1, organisation.department);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getInt(1);
            }
        } catch (SQLException failure) {
            throw new AssertionError(query, failure);
        }
    }
}
