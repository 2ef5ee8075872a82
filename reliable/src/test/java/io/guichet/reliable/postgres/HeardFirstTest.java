package io.guichet.reliable.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.Cause;
import io.guichet.events.DirectoryEvent.EntryRemoved;
import io.guichet.events.Envelope;
import io.guichet.events.Topics;
import io.guichet.reliable.Ids;
import io.guichet.reliable.KafkaRecord;
import io.guichet.testing.stack.StackTestResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value = "ticket"))
class HeardFirstTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DueWork dueWork;
    @Inject
    Outbox outbox;
    @Inject
    Listener listener;
    @Inject
    Wire wire;
    @Inject
    OwnContext contexts;
    @Inject
    AgroalDataSource database;
    @Inject
    Clock clock;
    @Inject
    Ids ids;

    @AfterEach
    void letGo() {
        listener.heldUp.clear();
    }

    @Test
    void nothing_is_done_before_what_happened_until_its_instant_is_heard() {
        var held = entry("held up");
        var done = entry("nothing happened", (partition(held) + 1) % Topics.DIRECTORY.partitions());
        listener.heldUp.add(held);
        wire.write(List.of(removed(held)));

        plan(held, clock.instant());
        plan(done, clock.instant());

        // What is about another partition is not late for that.
        await().atMost(PATIENCE).until(() -> applied("did " + done).size() == 1);
        assertThat(applied("did " + held)).isEmpty();
        listener.heldUp.clear();
        await().atMost(PATIENCE).until(() -> applied("did " + held).size() == 1);
        assertThat(Rows.read(database, "select entry from applied where entry in ('%1$s', 'did %1$s') order by nth"
                .formatted(held))).containsExactly(held, "did " + held);
    }

    @Test
    void what_was_planned_during_an_outage_is_done_when_all_is_heard_that_happened_in_it() {
        var key = entry("outage");
        wire.write(IntStream.range(0, 300).mapToObj(number -> removed(key)).toList());

        plan(key, clock.instant().minusSeconds(600));

        await().atMost(PATIENCE).until(() -> applied("did " + key).size() == 1);
        assertThat(Rows.read(database, "select entry from applied where nth < (select nth from applied"
                + " where entry = 'did %1$s') and entry = '%1$s'".formatted(key))).hasSize(300);
    }

    @Test
    void nothing_is_done_while_what_happened_before_is_not_sent() throws SQLException {
        var key = entry("unsent");
        try (var other = database.getConnection(); var statement = other.createStatement()) {
            OutboxTest.cutRelays(statement);
            statement.execute("select pg_advisory_lock(7310316370)");
            contexts.run(() -> Panache.withTransaction(() -> outbox.addRecords(List.of(removed(key)))))
                    .await().atMost(PATIENCE);

            plan(key, clock.instant());

            await().during(Duration.ofSeconds(2)).until(() -> applied("did " + key).isEmpty());
            statement.execute("select pg_advisory_unlock(7310316370)");
        }
        await().atMost(PATIENCE).until(() -> applied("did " + key).size() == 1);
        assertThat(Rows.read(database, "select entry from applied where entry in ('%1$s', 'did %1$s') order by nth"
                .formatted(key))).containsExactly(key, "did " + key);
    }

    @Test
    void whatever_is_held_up_hides_nothing_that_is_due_behind_it() {
        var held = entry("many held up");
        var done = entry("behind them", (partition(held) + 1) % Topics.DIRECTORY.partitions());
        listener.heldUp.add(held);
        wire.write(List.of(removed(held)));
        var now = clock.instant();
        var many = IntStream.range(0, 2_001).mapToObj(number -> new Due(ids.next(), "late-chore", held, now, ""))
                .toList();
        contexts.run(() -> Panache.withTransaction(() -> dueWork.replace(List.of("late-chore"), held, many)))
                .await().atMost(PATIENCE);

        plan(done, now.plusMillis(1));

        await().atMost(PATIENCE).until(() -> applied("did " + done).size() == 1);
        assertThat(applied("did " + held)).isEmpty();
        listener.heldUp.clear();
        await().atMost(PATIENCE).until(() -> applied("did " + held).size() == many.size());
    }

    private void plan(String subject, Instant at) {
        contexts.run(() -> Panache.withTransaction(
                () -> dueWork.schedule(new Due(ids.next(), "late-chore", subject, at, "")))).await().atMost(PATIENCE);
    }

    private static String entry(String name) {
        return "x:" + name + " " + UUID.randomUUID();
    }

    /** One that stands in the partition. */
    private static String entry(String name, int partition) {
        var key = entry(name);
        while (partition(key) != partition) {
            key = entry(name);
        }
        return key;
    }

    private static int partition(String key) {
        return HeardGate.partition(key, Topics.DIRECTORY.partitions());
    }

    private static KafkaRecord removed(String entry) {
        return KafkaRecord.of(new Envelope<>(UUID.randomUUID(), Clock.systemUTC().instant(), "/guichet/routing",
                Cause.request("test"), null, new EntryRemoved(entry, 1)));
    }

    private List<String> applied(String entry) {
        return Rows.read(database, "select entry from applied where entry = '" + entry + "'");
    }
}
