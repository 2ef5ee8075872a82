package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.TicketQueued;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.Priority;
import io.guichet.events.TicketSnapshot;
import io.quarkus.test.junit.QuarkusTest;

/** Whoever a simulation names gets the ticket that is then opened, whatever the organisation looks like. */
@QuarkusTest
class SimulationTest {

    private static final int TICKETS = 12;
    private static final int BURST = 30;

    @Inject
    Wire wire;

    static LongStream seeds() {
        return LongStream.concat(LongStream.range(1, 4), LongStream.of(System.nanoTime()));
    }

    /** Who writes: anybody, or hardly anybody but one. */
    private enum Crowd {
        ANYBODY, ONE_REQUESTER, ONE_ORGANISATION;

        static Crowd of(long seed) {
            return values()[Math.floorMod(seed, values().length)];
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void simulate_then_open_gives_the_same_agent(long seed) {
        var random = new Random(seed);
        var organisation = new Organisation();
        var skill = organisation.skill("rare");
        var groups = groups(organisation, random, skill);
        agents(organisation, random, groups, skill);

        for (var number = 0; number < TICKETS; number++) {
            var priority = Priority.values()[random.nextInt(4)];
            var words = List.of("facture", "panne", "bonjour").get(random.nextInt(3));
            var language = List.of("fr", "en").get(random.nextInt(2));

            var ticket = new ATicket(organisation.department).weighing(priority).in(language)
                    .ofRegion(List.of("nord", "sud").get(random.nextInt(2)))
                    .from(new UUID(seed, random.nextInt(3))).waitingSince(ATicket.MONDAY.plusSeconds(number));

            var outcome = simulateAndOpen(ticket, words, "seed %d, ticket %d".formatted(seed, number));
            assertThat(outcome).isNotEmpty();
        }
    }

    /** Half of a group's room is left free for others, once there are more than a burst: with 40 units, that is certain. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void so_it_does_while_one_of_them_sends_very_much(long seed) {
        var random = new Random(seed);
        var organisation = new Organisation();
        var group = organisation.group("one", random.nextBoolean() ? "ROUND_ROBIN" : "LEAST_LOADED",
                Map.of("sticky", random.nextBoolean(), "reserve", 0.5));
        organisation.online(5, 8, group);
        var outcomes = new ArrayList<String>();

        for (var number = 0; number < BURST; number++) {
            var ticket = sent(new ATicket(organisation.department).of(group)
                    .waitingSince(ATicket.MONDAY.plusSeconds(number)), Crowd.of(seed), new UUID(seed, number));
            outcomes.add(simulateAndOpen(ticket, "bonjour", "seed %d, ticket %d".formatted(seed, number)));
        }

        assertThat(outcomes.contains("kept-for-others")).isEqualTo(Crowd.of(seed) != Crowd.ANYBODY);
    }

    /** Each fifth ticket is somebody else's. */
    private static ATicket sent(ATicket ticket, Crowd crowd, UUID somebody) {
        if (crowd == Crowd.ANYBODY || somebody.getLeastSignificantBits() % 5 == 0) {
            return ticket.from(somebody);
        }
        var busy = new UUID(somebody.getMostSignificantBits(), BURST);
        return crowd == Crowd.ONE_REQUESTER ? ticket.from(busy) : ticket.from(somebody).fromOrganization(busy);
    }

    /** The agent, or the reason why it has to wait; the same by both. */
    private String simulateAndOpen(ATicket ticket, String words, String description) {
        var simulated = simulate(ticket.snapshot(), words);
        wire.tell(ticket.open(words));
        var outcome = outcome(ticket);
        assertThat(outcome).as(description).isEqualTo(simulated);
        answer(ticket);
        return outcome;
    }

    private static List<String> groups(Organisation organisation, Random random, String skill) {
        var first = organisation.group("one", random.nextBoolean() ? "ROUND_ROBIN" : "LEAST_LOADED",
                Map.of("sticky", random.nextBoolean(), "requesterCap", 1 + random.nextInt(4), "regionUse",
                        random.nextBoolean() ? "REQUIRED" : "IGNORED"));
        var second = organisation.group("two", "LEAST_LOADED", random.nextBoolean() ? "REQUIRED" : "PREFERRED");
        organisation.rule("invoices", 1, "ticket.text.containsIgnoreCase('facture')", first,
                Map.of("requireSkills", random.nextBoolean() ? List.of(skill) : List.of()));
        organisation.rule("failures", 2, "ticket.text.containsIgnoreCase('panne')", second,
                Map.of("priority", "HIGH"));
        return List.of(first, second);
    }

    private static void agents(Organisation organisation, Random random, List<String> groups, String skill) {
        IntStream.range(0, 5).forEach(number -> {
            var theirs = new ArrayList<>(groups);
            if (random.nextBoolean()) {
                theirs.remove(random.nextInt(2));
            }
            var agent = organisation.agent("Agent " + number, 1 + random.nextInt(8), theirs.toArray(String[]::new));
            organisation.change(agent, "Agent " + number, Map.of("groups", theirs, "capacity", 1 + random.nextInt(8),
                    "language", random.nextBoolean() ? "fr" : "en", "exempt", random.nextInt(6) == 0, "skills",
                    random.nextBoolean() ? List.of(skill) : List.of(), "regions",
                    random.nextBoolean() ? List.of("Nord") : List.of()));
            organisation.presence(agent, random.nextInt(4) == 0 ? Presence.AWAY : Presence.ONLINE);
        });
    }

    private static String simulate(TicketSnapshot ticket, String words) {
        var body = new HashMap<String, Object>(Map.of("subject", ticket.subject(),
                "text", words, "department", ticket.department(), "priority", ticket.priority().name(), "language",
                String.valueOf(ticket.language()), "contact", Map.of("id", ticket.requester().id())));
        if (ticket.group() != null) {
            body.put("group", ticket.group());
        }
        if (ticket.region() != null) {
            body.put("region", ticket.region());
        }
        var organization = ticket.organization();
        if (organization != null) {
            body.put("organization", Map.of("id", organization.id(), "name", organization.name()));
        }
        var seen = Organisation.administrator().urlEncodingEnabled(false).body(body)
                .post("/api/v1/routing:simulate").then().statusCode(200).extract();
        return seen.path("agent") == null ? seen.path("reason") : seen.path("agent");
    }

    /** Whoever gets it has it from now on. */
    private void answer(ATicket ticket) {
        if (!wire.all(AgentAssigned.class, ticket.id).isEmpty()) {
            wire.tell(ticket.accept(wire.awaitAssigned(ticket.id)));
            Explained.awaitOutcome(ticket.id, "ASSIGNED");
        }
    }

    private String outcome(ATicket ticket) {
        await().atMost(Wire.PATIENCE).until(
                () -> wire.all(AgentAssigned.class, ticket.id).size()
                        + wire.all(TicketQueued.class, ticket.id).size() == 1);
        return wire.all(AgentAssigned.class, ticket.id).stream().map(one -> one.agent().toString())
                .findFirst().orElseGet(() -> wire.awaitQueued(ticket.id).reason());
    }
}
