package io.guichet.reliable.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.guichet.events.Cause;
import io.guichet.events.CloudHeaders;
import io.guichet.events.DeliveryEvent.MailFailed;
import io.guichet.events.Envelope;
import io.guichet.events.Topics;
import io.guichet.reliable.Envelopes;
import io.guichet.reliable.Ids;
import io.guichet.reliable.KafkaRecord;
import io.guichet.testing.stack.StackTestResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value = "ticket"))
class OutboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Outbox outbox;
    @Inject
    Backlog backlog;
    @Inject
    Envelopes envelopes;
    @Inject
    Ids ids;
    @Inject
    OwnContext contexts;
    @Inject
    Wire wire;
    @Inject
    AgroalDataSource database;

    @Test
    void state_and_event_are_committed_together() {
        var id = ids.next();

        inTransaction(() -> change(id, failure(id, "together")));

        await().until(() -> sent(id).size() == 1);
        assertThat(KafkaRecord.text(sent(id).getFirst().headers()))
                .containsEntry(CloudHeaders.TYPE, "io.guichet.MailFailed")
                .containsEntry(CloudHeaders.SOURCE, "/guichet/ticket")
                .containsEntry(CloudHeaders.CAUSE, "request:test")
                .containsEntry(CloudHeaders.SUBJECT, id.toString());
        assertThat(Rows.read(database, "select id from probe_entity")).contains(id.toString());
        await().untilAsserted(() -> assertThat(Rows.read(database, "select seq from outbox")).isEmpty());
    }

    @Test
    void a_rollback_leaves_neither_state_nor_event() {
        var id = ids.next();
        var after = ids.next();

        assertThatThrownBy(() -> inTransaction(() -> change(id, failure(id, "rolled back"))
                .chain(() -> Uni.createFrom().failure(new IllegalStateException("no")))))
                .hasMessageContaining("no");
        inTransaction(() -> change(after, failure(after, "after")));

        await().until(() -> sent(after).size() == 1);
        assertThat(sent(id)).isEmpty();
        assertThat(Rows.read(database, "select id from probe_entity")).doesNotContain(id.toString());
    }

    @Test
    void events_of_one_key_arrive_in_the_order_of_their_transactions() {
        var id = ids.next();

        IntStream.range(0, 50).forEach(i -> inTransaction(() -> outbox.add(failure(id, "number " + i))));

        await().atMost(PATIENCE).until(() -> sent(id).size() == 50);
        assertThat(sent(id)).extracting(event -> new String(event.value(), java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll(".*number (\\d+).*", "$1"))
                .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(Integer::toString).toList());
    }

    @Test
    void events_that_are_added_together_arrive_in_their_order() {
        var id = ids.next();

        inTransaction(() -> outbox.add(IntStream.range(0, 50).mapToObj(i -> failure(id, "number " + i)).toList()));

        await().atMost(PATIENCE).until(() -> sent(id).size() == 50);
        assertThat(sent(id)).extracting(event -> new String(event.value(), java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll(".*number (\\d+).*", "$1"))
                .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(Integer::toString).toList());
    }

    @Test
    void when_the_connection_of_the_relay_is_cut_another_takes_over() throws SQLException {
        var id = ids.next();

        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            cutRelays(statement);
        }
        inTransaction(() -> outbox.add(failure(id, "after the cut")));

        await().atMost(PATIENCE).until(() -> sent(id).size() == 1);
    }

    @Test
    void while_another_replica_leads_this_one_does_not_send() throws SQLException {
        var id = ids.next();

        try (var other = database.getConnection(); var statement = other.createStatement()) {
            cutRelays(statement);
            statement.execute("select pg_advisory_lock(7310316370)");
            inTransaction(() -> outbox.add(failure(id, "held by another")));
            await().during(Duration.ofSeconds(2)).until(() -> sent(id).isEmpty());
            statement.execute("select pg_advisory_unlock(7310316370)");
        }

        await().atMost(PATIENCE).until(() -> sent(id).size() == 1);
    }

    @Test
    void a_full_outbox_takes_nothing_more_until_it_is_sent() throws SQLException {
        try (var other = database.getConnection(); var statement = other.createStatement()) {
            cutRelays(statement);
            statement.execute("select pg_advisory_lock(7310316370)");
            statement.execute("set statement_timeout = 0");
            statement.execute("""
                    insert into outbox (topic, key, headers, payload)
                    select 'guichet.deliveries', 'full', '{}', '' from generate_series(1, 500001)""");
            await().atMost(PATIENCE).until(backlog::full);

            assertThatThrownBy(() -> inTransaction(() -> outbox.add(failure(ids.next(), "too much"))))
                    .isInstanceOf(OutboxFull.class);

            statement.execute("delete from outbox where key = 'full'");
            statement.execute("reset statement_timeout");
            statement.execute("select pg_advisory_unlock(7310316370)");
        }
        await().atMost(PATIENCE).until(() -> !backlog.full());
        var id = ids.next();
        inTransaction(() -> outbox.add(failure(id, "room again")));
        await().atMost(PATIENCE).until(() -> sent(id).size() == 1);
    }

    @Test
    void what_the_broker_refuses_is_put_aside_even_if_it_was_before_and_holds_nobody_up() throws SQLException {
        var id = ids.next();
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    insert into outbox (topic, key, headers, payload)
                    values ('guichet.deliveries', 'too large', '{}', convert_to(repeat('x', 2000000), 'UTF8'))""");
            // As after a crash that came between the one and the other.
            statement.execute("""
                    insert into outbox_refused select seq, topic, key, headers, payload, 'before', now()
                    from outbox where key = 'too large'""");
            connection.commit();
        }

        inTransaction(() -> outbox.add(failure(id, "after the refused one")));

        await().atMost(PATIENCE).until(() -> sent(id).size() == 1);
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(Rows.read(database, "select seq from outbox where key = 'too large'")).isEmpty());
        assertThat(Rows.read(database, "select reason from outbox_refused where key = 'too large'"))
                .containsExactly("before");
    }

    @Test
    void a_chain_of_events_that_looks_like_a_loop_is_stopped() {
        var event = failure(ids.next(), "deep");
        var deep = new Envelope<>(event.id(), event.time(), event.source(), new Cause("x", Cause.DEEPEST + 1), null,
                event.event());

        assertThatThrownBy(() -> inTransaction(() -> outbox.add(deep))).isInstanceOf(ChainTooDeep.class);
    }

    static void cutRelays(Statement statement) throws SQLException {
        statement.execute("""
                select pg_terminate_backend(pid) from pg_locks
                where locktype = 'advisory' and pid <> pg_backend_pid()
                  and database = (select oid from pg_database where datname = current_database())""");
    }

    private Uni<Void> change(UUID id, Envelope<?> event) {
        return Panache.getSession().chain(session -> session.persist(new ProbeEntity(id)))
                .chain(() -> outbox.add(event));
    }

    private <T> void inTransaction(Supplier<Uni<T>> work) {
        var ignored = contexts.run(() -> Panache.withTransaction(work)).await().atMost(PATIENCE);
    }

    private Envelope<MailFailed> failure(UUID ticket, String reason) {
        return envelopes.seal(new MailFailed(ticket, ids.next(), null, "a@b.example", reason, true,
                java.time.Instant.EPOCH), Cause.request("test"));
    }

    private List<ConsumerRecord<String, byte[]>> sent(UUID ticket) {
        return wire.read(Topics.DELIVERIES.name()).stream()
                .filter(event -> ticket.toString().equals(event.key())).toList();
    }
}
