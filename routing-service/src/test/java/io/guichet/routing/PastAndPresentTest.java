package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.Cause;
import io.guichet.events.Envelope;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketStatus;
import io.guichet.reliable.postgres.OwnContext;
import io.guichet.reliable.postgres.Retelling;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** A ticket's past is told again while it goes on living: in whatever order both are heard, the same is known of it. */
@QuarkusTest
class PastAndPresentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<UUID> AGENTS = List.of(new UUID(1, 1), new UUID(1, 2));

    @Inject
    RoutingDesk desk;
    @Inject
    LearningDesk learning;
    @Inject
    Wire wire;
    @Inject
    OwnContext contexts;
    @Inject
    AgroalDataSource database;

    private final Organisation organisation = new Organisation();
    private String group = "";

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 20), LongStream.of(System.nanoTime()));
    }

    @BeforeEach
    void a_group_of_nobody() {
        group = organisation.group("nobody", "ROUND_ROBIN");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void in_whatever_order_past_and_present_are_heard_the_same_is_known(long seed) {
        var random = new Random(seed);
        var life = life(random).stream().map(wire::seal).toList();
        var past = new PastDatabase(database, organisation.department);
        life.forEach(event -> run(hear(event)));
        var expected = past.tickets();
        assertThat(expected).hasSize(1);
        past.lose();
        var told = 1 + random.nextInt(life.size());
        var live = life.subList(random.nextInt(told + 1), life.size());

        mix(learnings(life.subList(0, told), random), live.stream().map(this::hear).toList(), random)
                .forEach(this::run);

        assertThat(past.tickets()).isEqualTo(expected);
    }

    @Test
    void what_led_to_a_request_may_be_known_from_the_past_alone() {
        var life = new ATicket(organisation.department).of(group).open("Bonjour").stream().map(wire::seal).toList();
        var past = new PastDatabase(database, organisation.department);
        life.forEach(event -> run(hear(event)));
        var expected = past.tickets();
        past.lose();

        run(hear(life.getLast()));
        run(learn(life.subList(0, 1), 0));

        assertThat(past.tickets()).isEqualTo(expected);
    }

    @Test
    void the_past_may_be_the_answer_to_what_is_proposed_at_present() {
        var all = organisation.group("all", "ROUND_ROBIN");
        organisation.online("Ann", 6, all);
        var ticket = new ATicket(organisation.department).of(all);
        ticket.open("Bonjour").forEach(event -> run(hear(wire.seal(event))));
        var proposed = wire.awaitAssigned(ticket.id);

        var last = wire.seal(ticket.accept(proposed));
        run(Uni.createFrom().deferred(() -> learning.learn(last, new Retelling(false, true))));

        Explained.awaitOutcome(ticket.id, "ASSIGNED");
    }

    @Test
    void a_ticket_whose_last_event_nobody_understands_is_known_by_those_before_it() {
        var ticket = new ATicket(organisation.department).of(group);
        var events = new ArrayList<>(ticket.open("Bonjour"));
        events.add(ticket.assignByHand(AGENTS.getFirst(), "Grace"));
        for (var place = 0; place < events.size(); place++) {
            var event = wire.seal(events.get(place));
            var among = new Retelling(place == 0, false);
            run(Uni.createFrom().deferred(() -> learning.learn(event, among)));
        }
        var ledger = new ModelDatabase(database, organisation.department);
        assertThat(ledger.units()).isEmpty();

        run(Uni.createFrom().deferred(() -> learning.end(ticket.id, Cause.request("unknown"))));

        assertThat(ledger.units()).containsEntry(AGENTS.getFirst(), 1);
        run(Uni.createFrom().deferred(() -> learning.end(UUID.randomUUID(), Cause.request("unknown"))));
    }

    @Test
    void the_past_waits_for_a_ticket_before_it_keeps_its_opening() {
        var ticket = new ATicket(organisation.department);
        run(hear(wire.seal(ticket.assignByHand(AGENTS.getFirst(), "Grace"))));
        run(hear(wire.seal(ticket.introduce("Bonjour"))));
        var last = wire.seal(ticket.of(group).answeredBy(AGENTS.getFirst()));

        CompletionStage<Void> learned;
        try (var elsewhere = new Elsewhere(database, "ticket where id = ?", ticket.id)) {
            learned = contexts.run(() -> learning.learn(last, new Retelling(true, true))).subscribeAsCompletionStage();
            await().atMost(PATIENCE).until(elsewhere::isWaitedFor);
            assertThat(elsewhere.isFree("opening where ticket_id = ?", ticket.id)).isTrue();
        }

        assertThat(learned).succeedsWithin(PATIENCE);
    }

    /** What happens to a ticket. */
    private List<TicketEvent> life(Random random) {
        var ticket = new ATicket(organisation.department).of(group);
        var events = new ArrayList<>(ticket.open("Bonjour"));
        IntStream.range(0, random.nextInt(14)).forEach(number -> events.add(next(ticket, random)));
        return events;
    }

    private TicketEvent next(ATicket ticket, Random random) {
        var agent = AGENTS.get(random.nextInt(AGENTS.size()));
        var proposal = new AgentAssigned(ticket.id, ticket.request(), agent, group, "round-robin");
        return switch (random.nextInt(10)) {
            case 0, 1 -> ticket.assignByHand(agent, "Grace");
            case 2, 3 -> ticket.answeredBy(agent);
            case 4 -> ticket.unassign();
            case 5 -> ticket.become(TicketStatus.CLOSED);
            case 6 -> ticket.reopen(random.nextBoolean());
            case 7 -> ticket.press(Priority.values()[random.nextInt(4)]);
            case 8 -> ticket.decline(proposal, "agent-refused");
            default -> ticket.accept(proposal);
        };
    }

    /** The events are told in their order; after a crash some of them twice. */
    private List<Uni<Void>> learnings(List<Envelope<TicketEvent>> told, Random random) {
        var heard = new ArrayList<Uni<Void>>();
        for (var place = 0; place < told.size(); place++) {
            heard.add(learn(told, place));
            if (random.nextInt(6) == 0) {
                place = Math.max(-1, place - 1 - random.nextInt(3));
            }
        }
        return heard;
    }

    private Uni<Void> learn(List<Envelope<TicketEvent>> told, int place) {
        return Uni.createFrom().deferred(() -> learning.learn(told.get(place),
                new Retelling(place == 0, place == told.size() - 1)));
    }

    private Uni<Void> hear(Envelope<TicketEvent> event) {
        return Uni.createFrom().deferred(() -> Live.hear(desk, event.event(), Cause.of(event)));
    }

    private static List<Uni<Void>> mix(List<Uni<Void>> learned, List<Uni<Void>> live, Random random) {
        var mixed = new ArrayList<>(learned);
        var place = 0;
        for (var one : live) {
            place += random.nextInt(mixed.size() - place + 1);
            mixed.add(place++, one);
        }
        return mixed;
    }

    private void run(Uni<Void> act) {
        contexts.run(() -> act).await().atMost(PATIENCE);
    }
}
