package io.guichet.sla.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.Envelope;
import io.guichet.events.TicketEvent;
import io.guichet.testing.MovableClock;
import io.quarkus.test.junit.QuarkusTest;

/** What an event costs the database; a statement more has to be worth it. */
@QuarkusTest
class StatementsTest {

    private static final Logger SQL = Logger.getLogger("org.hibernate.SQL");

    @Inject
    Wire wire;
    @Inject
    MovableClock clock;
    @Inject
    Tables tables;

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {

        @Override
        public void publish(LogRecord logged) {
            var sql = logged.getMessage();
            // The search for what is due goes on beside, and how far all is heard that it waits for.
            if (!sql.contains("run_at <=") && !sql.startsWith("select (select run_at")
                    && !sql.startsWith("select part, next_offset")) {
                statements.add(sql);
            }
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @BeforeEach
    void listen() {
        clock.set(Instant.parse("2026-11-02T08:00:00Z"));
        ServiceLevels.calendars();
        // The timers of other tests are done with before anything is counted.
        await().atMost(Duration.ofSeconds(30)).until(() -> tables.due(clock.instant()) == 0);
        listener.setLevel(Level.ALL);
        SQL.setLevel(Level.FINE);
        SQL.addHandler(listener);
    }

    @AfterEach
    void stop() {
        SQL.removeHandler(listener);
        SQL.setLevel(null);
    }

    @Test
    void an_event_costs_no_more_statements_than_it_needs() {
        ServiceLevels.policy("statements");
        var life = new Life("statements", "2026-11-02T08:00:00Z");

        assertThat(statementsOf(life, life.opened(), 1)).hasSizeBetween(10, 20);
        assertThat(statementsOf(life, life.answered("2026-11-02T08:10:00Z"), 2)).hasSizeBetween(8, 16);
        assertThat(statementsOf(life, life.noted("2026-11-02T08:20:00Z"), 3)).hasSizeBetween(5, 10);
    }

    private List<String> statementsOf(Life life, Envelope<TicketEvent> event, long version) {
        statements.clear();
        wire.tell(event);
        await().atMost(Duration.ofSeconds(30)).until(() -> tables.version(life.id) == version);
        SQL.info(() -> "Version %d cost %d statements".formatted(version, statements.size()));
        return List.copyOf(statements);
    }
}
