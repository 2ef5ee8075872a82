package io.guichet.reliable.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.agroal.api.AgroalDataSource;
import io.guichet.reliable.Ids;
import io.guichet.testing.stack.StackTestResource;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "service", value = "ticket"))
class DueWorkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    DueWork dueWork;
    @Inject
    DueSteps steps;
    @Inject
    DueRows rows;
    @Inject
    Chores chores;
    @Inject
    OwnContext contexts;
    @Inject
    AgroalDataSource database;
    @Inject
    Clock clock;
    @Inject
    Ids ids;

    @Test
    void what_is_due_is_done_once() {
        var many = IntStream.range(0, 250).mapToObj(i -> chore("due " + i, clock.instant())).toList();

        inTransaction(() -> Sequence.each(many, dueWork::schedule));

        await().atMost(PATIENCE).until(() -> applied("due ").size() >= 250);
        assertThat(applied("due ")).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void what_is_due_is_done_once_however_many_replicas_look() {
        var many = IntStream.range(0, 400).mapToObj(i -> chore("shared " + i, clock.instant())).toList();
        inTransaction(() -> Sequence.each(many, dueWork::schedule));

        // Beside the runner of this replica.
        var others = IntStream.range(0, 8).mapToObj(i -> contexts.run(steps::step)).toList();
        var _ = Uni.join().all(others).andFailFast().await().atMost(PATIENCE);

        await().atMost(PATIENCE).until(() -> applied("shared ").size() >= 400);
        assertThat(applied("shared ")).hasSize(400).doesNotHaveDuplicates();
    }

    @Test
    void nothing_is_done_before_its_instant() {
        inTransaction(() -> dueWork.schedule(chore("soon", clock.instant().plusSeconds(3)))
                .chain(() -> dueWork.schedule(chore("now", clock.instant()))));

        await().atMost(PATIENCE).until(() -> applied("now").size() == 1);
        assertThat(applied("soon")).isEmpty();
        await().atMost(PATIENCE).until(() -> applied("soon").size() == 1);
    }

    @Test
    void what_comes_after_an_outage_is_done_late_and_says_so() {
        inTransaction(() -> dueWork.schedule(chore("overdue", clock.instant().minusSeconds(600))));

        await().atMost(PATIENCE).until(() -> applied("overdue").size() == 1);
        assertThat(chores.late).contains("overdue");
    }

    @Test
    void what_is_cancelled_is_never_done() {
        var soon = clock.instant().plusSeconds(2);
        inTransaction(() -> dueWork.schedule(chore("cancelled", soon)));

        inTransaction(() -> dueWork.cancel("chore", "cancelled"));

        inTransaction(() -> dueWork.schedule(chore("after cancelled", soon.plusSeconds(1))));
        await().atMost(PATIENCE).until(() -> applied("after cancelled").size() == 1);
        assertThat(applied("cancelled")).isEmpty();
    }

    @Test
    void what_is_replaced_is_never_done_and_what_replaces_it_is() {
        var soon = clock.instant().plusSeconds(2);
        inTransaction(() -> dueWork.schedule(chore("replaced", soon)));
        var more = List.of(chore("instead of it", clock.instant()), chore("instead of it too", soon.plusSeconds(1)));

        inTransaction(() -> dueWork.replace(List.of("chore", "another"), "replaced", more));

        await().atMost(PATIENCE).until(() -> applied("instead of it").size() == 2);
        assertThat(applied("replaced")).isEmpty();
    }

    @Test
    void what_another_replica_does_at_this_moment_is_neither_waited_for_nor_cancelled() throws SQLException {
        inTransaction(() -> dueWork.schedule(chore("being done", clock.instant().plusSeconds(600))));
        try (var other = database.getConnection(); var claim = other.createStatement()) {
            other.setAutoCommit(false);
            claim.execute("select 1 from due_work where subject = 'being done' for update");

            assertThat(inTransaction(() -> dueWork.cancel("chore", "being done"))).isZero();
        }
        assertThat(inTransaction(() -> dueWork.isPlanned("chore", "being done"))).isTrue();
        assertThat(inTransaction(() -> dueWork.cancel("chore", "being done"))).isEqualTo(1);
        assertThat(inTransaction(() -> dueWork.isPlanned("chore", "being done"))).isFalse();
    }

    @Test
    void what_fails_steps_back_and_hinders_nobody() {
        chores.failing.add("failing");

        inTransaction(() -> dueWork.schedule(chore("failing", clock.instant()))
                .chain(() -> dueWork.schedule(chore("beside failing", clock.instant()))));

        await().atMost(PATIENCE).until(() -> applied("beside failing").size() == 1);
        assertThat(applied("failing")).isEmpty();
        assertThat(Rows.read(database, "select last_error from due_work where subject = 'failing'"))
                .containsExactly("cannot");
    }

    @Test
    void what_goes_on_starts_anew_with_its_attempts() throws SQLException {
        var due = chore("goes on", clock.instant().plusSeconds(600));
        inTransaction(() -> dueWork.schedule(due));
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("update due_work set attempts = 12, last_error = 'locked' where subject = 'goes on'");
        }

        inTransaction(() -> rows.again(due.id(), due.dueAt()));

        assertThat(Rows.read(database, "select attempts || coalesce(last_error, '') from due_work"
                + " where subject = 'goes on'")).containsExactly("0");
    }

    @Test
    void what_has_failed_too_often_is_put_aside() throws SQLException {
        chores.failing.add("hopeless");
        inTransaction(() -> dueWork.schedule(chore("hopeless", clock.instant().plusSeconds(600))));

        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("update due_work set attempts = 19, run_at = now() where subject = 'hopeless'");
        }

        await().atMost(PATIENCE).until(
                () -> Rows.read(database, "select id from due_work_failed where subject = 'hopeless'").size() == 1);
        assertThat(Rows.read(database, "select id from due_work where subject = 'hopeless'")).isEmpty();
        assertThat(applied("hopeless")).isEmpty();
        assertThat(applied("gave up hopeless")).containsExactly("gave up hopeless: cannot");
    }

    @Test
    void what_another_replica_does_at_this_moment_is_seen_by_whoever_comes_later() throws SQLException {
        var planned = clock.instant().plusSeconds(600);
        inTransaction(() -> dueWork.schedule(chore("claimed", planned)));
        try (var other = database.getConnection(); var claim = other.createStatement()) {
            other.setAutoCommit(false);
            claim.execute("delete from due_work where subject = 'claimed'");

            assertThat(inTransaction(() -> dueWork.earlier(List.of("chore"), "claimed", planned.plusSeconds(1))))
                    .hasSize(1);
            assertThat(inTransaction(() -> dueWork.earlier(List.of("chore"), "claimed", planned.minusSeconds(1))))
                    .isEmpty();
            other.rollback();
        }
        inTransaction(() -> dueWork.cancel("chore", "claimed"));
    }

    @Test
    void a_call_that_fails_is_made_again_and_settled_once() {
        inTransaction(() -> dueWork.schedule(new Due(ids.next(), "call", "bell", clock.instant(), "")));

        await().atMost(PATIENCE).until(() -> applied("answered bell").size() == 1);
        assertThat(chores.calls).hasValue(2);
        assertThat(Rows.read(database, "select id from due_work where kind = 'call'")).isEmpty();
    }

    @Test
    void calls_of_one_kind_that_hang_hold_up_no_other_kind() {
        var hanging = IntStream.range(0, 40)
                .mapToObj(i -> new Due(ids.next(), "silent", "silent " + i, clock.instant(), "")).toList();
        inTransaction(() -> Sequence.each(hanging, dueWork::schedule));
        await().atMost(PATIENCE).until(() -> Rows.read(database,
                "select id from due_work where kind = 'silent' and run_at > now() + interval '1 minute'").size() == 16);

        inTransaction(() -> dueWork.schedule(new Due(ids.next(), "swift", "letter", clock.instant(), "")));

        await().atMost(PATIENCE).until(() -> applied("swiftly letter").size() == 1);
        assertThat(Rows.read(database, "select id from due_work where kind = 'silent'")).hasSize(40);
    }

    @Test
    void what_waits_for_its_next_try_is_done_now_when_somebody_wants_it() {
        var waiting = chore("hastened", clock.instant().plus(Duration.ofHours(4)));
        inTransaction(() -> dueWork.schedule(waiting));

        inTransaction(() -> dueWork.hasten(List.of(waiting.id())));

        await().atMost(PATIENCE).until(() -> applied("hastened").size() == 1);
    }

    @Test
    void what_is_withdrawn_is_never_done() {
        var withdrawn = chore("withdrawn", clock.instant().plus(Duration.ofHours(4)));
        inTransaction(() -> dueWork.schedule(withdrawn));

        inTransaction(() -> dueWork.withdraw(withdrawn.id()));

        assertThat(Rows.read(database, "select id from due_work where subject = 'withdrawn'")).isEmpty();
    }

    @Test
    void the_inbox_gets_its_partitions() {
        await().atMost(PATIENCE).until(() -> Rows.read(database,
                "select subject from due_work where kind = 'inbox-partitions'").size() == 1);

        assertThat(Rows.read(database, "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                + " where i.inhparent = 'inbox'::regclass")).hasSizeGreaterThanOrEqualTo(10);
    }

    private Due chore(String subject, Instant at) {
        return new Due(ids.next(), "chore", subject, at, "");
    }

    @CanIgnoreReturnValue
    private <T> T inTransaction(Supplier<Uni<T>> work) {
        return contexts.run(() -> Panache.withTransaction(work)).await().atMost(PATIENCE);
    }

    private List<String> applied(String prefix) {
        return Rows.read(database, "select entry from applied where entry like '" + prefix + "%' order by nth");
    }
}
