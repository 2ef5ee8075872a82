package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.Cause;
import io.guichet.events.Envelope;
import io.guichet.events.TicketEvent;
import io.guichet.reliable.KafkaConfig;
import io.guichet.reliable.KafkaRecord;
import io.guichet.reliable.postgres.Outbox;
import io.guichet.reliable.postgres.OwnContext;
import io.guichet.routing.messaging.OtherReplica;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/**
 * The same event is heard twice at the same instant: by two replicas while a partition goes from one to the other, or as it
 * happens and as the past that is told again. Whoever is first, the ticket is as if it had been heard once.
 */
@QuarkusTest
class HeardAtOnceTest {

    private static final UUID ANN = new UUID(7, 1);

    @Inject
    Wire wire;
    @Inject
    OtherReplica replica;
    @Inject
    Outbox outbox;
    @Inject
    OwnContext contexts;
    @Inject
    KafkaConfig kafka;
    @Inject
    RoutingDesk desk;
    @Inject
    AgroalDataSource database;

    private final Organisation organisation = new Organisation();

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.guichet.routing.HeardTwiceTest#events")
    void what_two_replicas_hear_at_the_same_instant_is_heard_once(String name,
            Function<ATicket, TicketEvent> event) {
        var kept = new Kept(database);
        var group = organisation.group("by-hand", "MANUAL");
        var once = begin(group);
        var twice = begin(group);
        wire.tell(event.apply(once));
        var records = polled(wire.seal(event.apply(twice)));

        List<CompletionStage<Void>> heard;
        try (var elsewhere = new Elsewhere(database, "ticket where id = ?", twice.id)) {
            heard = Stream.generate(() -> hear(records)).limit(2).toList();
            awaitWaiting(elsewhere, 2, "");
        }

        assertThat(heard).allSatisfy(one -> assertThat(one).succeedsWithin(Wire.PATIENCE));
        await().atMost(Wire.PATIENCE).untilAsserted(
                () -> assertThat(kept.of(twice.id)).as(name).isEqualTo(kept.of(once.id)));
    }

    static Stream<Arguments> retold() {
        return HeardTwiceTest.events().flatMap(event -> Stream.of("past", "present")
                .map(first -> Arguments.of(event.get()[0], event.get()[1], first)));
    }

    @ParameterizedTest(name = "{0}, the {2} first")
    @MethodSource("retold")
    void what_is_told_again_while_it_happens_leaves_the_ticket_as_it_happened(String name,
            Function<ATicket, TicketEvent> event, String first) {
        var ticket = new ATicket(organisation.department).of(organisation.group("nobody", "MANUAL"));
        var life = opened(ticket);
        life.add(wire.seal(event.apply(ticket)));
        var past = new PastDatabase(database, organisation.department);
        var expected = lived(life, past);
        past.lose();
        wire.tellAgain(life.subList(0, life.size() - 1));
        await().atMost(Wire.PATIENCE).until(() -> new Kept(database)
                .text("select version from ticket where id = '%s'".formatted(ticket.id)).equals("2"));

        tellAtOnce(ticket, life, first);

        assertThat(past.tickets()).as(name).isEqualTo(expected);
    }

    @Test
    void a_ticket_that_nobody_knew_is_told_of_and_told_again_at_the_same_instant() {
        var ticket = new ATicket(organisation.department).of(organisation.group("nobody", "MANUAL"));
        var life = opened(ticket);
        life.add(wire.seal(ticket.assignByHand(ANN, "Grace")));
        var past = new PastDatabase(database, organisation.department);
        var expected = lived(life, past);
        past.lose();

        try (var elsewhere = Elsewhere.closing(database, "ticket")) {
            wire.tellAgain(life);
            tellPast(life);
            awaitWaiting(elsewhere, 2, "insert into ticket (");
        }

        awaitHeardAndLearned(ticket, life);
        assertThat(past.tickets()).isEqualTo(expected);
    }

    static Stream<Arguments> answers() {
        return Stream.of("past", "present").flatMap(first -> Stream.of(
                answer(first, "ASSIGNED", ATicket::accept),
                answer(first, "DECLINED QUEUED", (ticket, proposed) -> ticket.decline(proposed, "agent-refused"))));
    }

    private static Arguments answer(String first, String outcomes,
            BiFunction<ATicket, AgentAssigned, TicketEvent> answer) {
        return Arguments.of(first, outcomes, answer);
    }

    @ParameterizedTest(name = "{1}, the {0} first")
    @MethodSource("answers")
    void an_answer_that_is_told_again_while_it_is_given_is_one_answer(String first, String outcomes,
            BiFunction<ATicket, AgentAssigned, TicketEvent> answer) {
        var group = organisation.group("proposed", "ROUND_ROBIN");
        organisation.online("Ann", 20, group);
        var ticket = new ATicket(organisation.department).of(group).from(UUID.randomUUID());
        var life = opened(ticket);
        wire.tellAgain(life);
        life.add(wire.seal(answer.apply(ticket, wire.awaitAssigned(ticket.id))));

        tellAtOnce(ticket, life, first);

        await().atMost(Wire.PATIENCE).untilAsserted(
                () -> assertThat(new Kept(database).outcomes(ticket.id)).isEqualTo(outcomes));
        assertThat(wire.all(AgentAssigned.class, ticket.id)).hasSize(1);
    }

    /** Its last event as it happens, and all of it as the past, both of which then wait for the same row. */
    private void tellAtOnce(ATicket ticket, List<Envelope<TicketEvent>> life, String first) {
        try (var elsewhere = new Elsewhere(database, "ticket where id = ?", ticket.id)) {
            if (first.equals("past")) {
                tellPast(life);
                awaitWaiting(elsewhere, 1, "");
            }
            wire.tellAgain(List.of(life.getLast()));
            if (first.equals("present")) {
                awaitWaiting(elsewhere, 1, "");
                tellPast(life);
            }
            awaitWaiting(elsewhere, 2, "");
        }
        awaitHeardAndLearned(ticket, life);
    }

    private void awaitHeardAndLearned(ATicket ticket, List<Envelope<TicketEvent>> life) {
        var ids = life.stream().map(event -> "'" + event.id() + "'").collect(Collectors.joining(", "));
        var both = """
                select p.version || ' ' || (select count(*) from inbox i where i.event_id in (%s))
                from ticket_past p where p.id = '%s'""".formatted(ids, ticket.id);
        await().atMost(Wire.PATIENCE).until(() -> new Kept(database).text(both)
                .equals(life.getLast().event().ticket().version() + " " + life.size()));
    }

    private static void awaitWaiting(Elsewhere elsewhere, int many, String statement) {
        await().atMost(Wire.PATIENCE).until(() -> elsewhere.isWaitedForBy(many, statement));
    }

    private List<Envelope<TicketEvent>> opened(ATicket ticket) {
        return new ArrayList<>(ticket.open("Bonjour").stream().map(wire::seal).toList());
    }

    /** What is known of it when each event is heard once, in their order, and no inbox knows of it. */
    private List<String> lived(List<Envelope<TicketEvent>> life, PastDatabase past) {
        life.forEach(event -> run(Uni.createFrom().deferred(
                () -> Live.hear(desk, event.event(), Cause.of(event)))));
        return past.tickets();
    }

    /** It waits, as everybody has been told. */
    private ATicket begin(String group) {
        var ticket = new ATicket(organisation.department).of(group);
        wire.tellAgain(opened(ticket));
        wire.awaitQueued(ticket.id);
        return ticket;
    }

    private void tellPast(List<Envelope<TicketEvent>> life) {
        run(Uni.createFrom().deferred(() -> Panache.withTransaction(() -> outbox.tellAgain("routing", life))));
    }

    private CompletionStage<Void> hear(ConsumerRecords<String, byte[]> records) {
        return contexts.run(() -> replica.hear(records)).subscribeAsCompletionStage();
    }

    private ConsumerRecords<String, byte[]> polled(Envelope<TicketEvent> event) {
        var told = KafkaRecord.of(event);
        var record = new ConsumerRecord<>(kafka.topic(told.topic()), 0, 0L, told.key(), told.payload());
        told.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecords<>(Map.of(new TopicPartition(record.topic(), 0), List.of(record)), Map.of());
    }

    private void run(Uni<Void> act) {
        contexts.run(() -> act).await().atMost(Wire.PATIENCE);
    }
}
