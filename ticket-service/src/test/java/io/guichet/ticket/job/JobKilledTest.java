package io.guichet.ticket.job;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.http.directory.Directory;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.ClosedConnectionException;

/** A worker dies between two items of a job; another goes on. */
@QuarkusTest
class JobKilledTest {

    private static final String JOBS = "/api/v1/jobs";
    private static final int BATCH = 5;
    private static final String BEGIN = """
            update job set kind = 'BULK', params = '{"note": "Seen."}', state = 'RUNNING' where id = $1""";

    @Inject
    CurrentTransaction transaction;
    @Inject
    DueWork work;
    @Inject
    BulkWork bulk;
    @Inject
    TicketImport tickets;
    @Inject
    MessageImport messages;
    @Inject
    PeopleImport people;
    @Inject
    Directory directory;
    @Inject
    ObjectMapper json;
    @Inject
    Clock clock;
    @Inject
    Ids ids;

    /** The process is gone: nothing after it is done. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Dies after so many items, each of which was carried out. */
    private final class MortalWork extends ItemWork {

        private int left;

        MortalWork(int items) {
            super(bulk, tickets, messages, people, json);
            left = items;
        }

        @Override
        Uni<Void> run(Order order, String content) {
            return super.run(order, content).invoke(() -> {
                if (left-- == 0) {
                    throw new Killed();
                }
            });
        }
    }

    /** Loses its connection at the second item. */
    private final class CutOffWork extends ItemWork {

        private int left = 1;

        CutOffWork() {
            super(bulk, tickets, messages, people, json);
        }

        @Override
        Uni<Void> run(Order order, String content) {
            return left-- > 0
                    ? super.run(order, content)
                    : Uni.createFrom().failure(ClosedConnectionException.INSTANCE);
        }
    }

    @Test
    void an_item_that_only_lost_its_connection_is_not_failed() throws Throwable {
        var noted = Stream.generate(() -> open()).limit(3).toList();
        var job = bulkOf(noted);
        var worker = new JobBatch(transaction, new CutOffWork(), directory, json, clock);

        assertThat(catchThrowable(() -> inTransaction(() -> worker.doSome(job, BATCH)
                .onFailure(ClosedConnectionException.class).transform(failure -> new IllegalStateException("later")))))
                .hasStackTraceContaining("later");

        asBruno().get(JOBS + "/" + job).then().body("done", equalTo(0)).body("failed", equalTo(0));
        assertThat(notes(noted)).containsOnly(0);
    }

    @Test
    void who_goes_on_with_a_job_does_what_is_left_of_it_and_nothing_twice() throws Throwable {
        var noted = Stream.generate(() -> open()).limit(12).toList();
        var job = bulkOf(noted);
        var worker = new JobBatch(transaction, new MortalWork(7), directory, json, clock);

        assertThat(inTransaction(() -> worker.doSome(job, BATCH))).isEqualTo(BATCH);
        assertThat(catchThrowable(() -> inTransaction(() -> worker.doSome(job, BATCH)))).isNotNull();

        assertThat(notes(noted))
                .containsExactlyElementsOf(concat(Collections.nCopies(5, 1), Collections.nCopies(7, 0)));
        var _ = inTransaction(() -> work.schedule(new Due(ids.next(), JobDesk.DUE, job.toString(), clock.instant(), ""))
                .replaceWith(true));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> asBruno().get(JOBS + "/" + job).then()
                .body("state", equalTo("DONE")).body("done", equalTo(12)).body("failed", equalTo(0)));
        assertThat(notes(noted)).containsOnly(1);
    }

    /** A bulk action that nobody works on yet. */
    private UUID bulkOf(List<String> noted) throws Throwable {
        String id = asBruno().body(Map.of("of", "TICKETS")).post(JOBS + "/imports").then().statusCode(201).extract()
                .path("id");
        asBruno().contentType("application/x-ndjson")
                .body(String.join("\n", noted).getBytes(StandardCharsets.UTF_8)).put(JOBS + "/" + id + "/parts/0")
                .then().statusCode(200).body("total", equalTo(noted.size()));
        var _ = inTransaction(() -> transaction.update(BEGIN, UUID.fromString(id)));
        return UUID.fromString(id);
    }

    private static List<Integer> notes(List<String> tickets) {
        return tickets.stream().map(ticket -> asBruno().get(TICKETS + "/" + ticket + "/messages").jsonPath()
                .getList("items.findAll { it.kind == 'NOTE' }").size()).toList();
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.of(first, second).flatMap(List::stream).toList();
    }

    private static <T> T inTransaction(Supplier<Uni<T>> act) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(act));
    }
}
