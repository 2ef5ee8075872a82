package io.guichet.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.Cause;
import io.guichet.events.TicketEvent;
import io.guichet.reliable.postgres.OwnContext;
import io.guichet.routing.queue.Drain;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** How many statements a ticket costs on its way from the opening to its agent: what is added is seen here. */
@QuarkusTest
class StatementsTest {

    private static final org.jboss.logging.Logger LOG = org.jboss.logging.Logger.getLogger(StatementsTest.class);

    @Inject
    RoutingDesk desk;
    @Inject
    Drain drain;
    @Inject
    OwnContext contexts;
    @Inject
    Wire wire;

    private final Organisation organisation = new Organisation();
    private final AtomicReference<@Nullable Context> counted = new AtomicReference<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Logger statements = Logger.getLogger("org.hibernate.SQL");
    private final Handler listener = new Handler() {

        @Override
        public void publish(LogRecord logged) {
            var context = Vertx.currentContext();
            if (context != null && context.equals(counted.get())) {
                seen.add(logged.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        statements.setLevel(Level.FINE);
        statements.setUseParentHandlers(false);
        statements.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        statements.removeHandler(listener);
        statements.setLevel(null);
        statements.setUseParentHandlers(true);
    }

    @Test
    void a_ticket_costs_so_many_statements_until_its_agent_has_it() {
        var group = organisation.group("counted", "ROUND_ROBIN");
        organisation.rule("all", 1, "", group, Map.of());
        organisation.online(3, 20, group);
        var ticket = new ATicket(organisation.department);
        var told = ticket.open("Bonjour");

        var opening = count(() -> hear(told.getFirst()));
        // In one transaction: nobody else can drain before.
        var assignment = count(() -> Panache.withTransaction(
                () -> hear(told.getLast()).chain(() -> drain.drain(group))));
        var assigned = wire.awaitAssigned(ticket.id);
        var rule = count(() -> hear(ticket.apply(wire.awaitRouted(ticket.id))));
        var answer = count(() -> hear(ticket.accept(assigned)));

        var all = Stream.of(opening, assignment, rule, answer);
        LOG.warnf("Statements of a ticket: %s", all.map(List::size).toList());
        assertThat(opening).hasSizeLessThanOrEqualTo(3);
        assertThat(assignment).as("%s", assignment).hasSizeLessThanOrEqualTo(16);
        assertThat(rule).hasSizeLessThanOrEqualTo(3);
        assertThat(answer).hasSizeLessThanOrEqualTo(4);
    }

    private Uni<Void> hear(TicketEvent event) {
        return Panache.withTransaction(() -> Live.hear(desk, event, Cause.request("test")));
    }

    private List<String> count(Supplier<Uni<?>> work) {
        seen.clear();
        contexts.run(() -> {
            counted.set(Vertx.currentContext());
            return work.get();
        }).await().atMost(Wire.PATIENCE);
        return List.copyOf(seen);
    }
}
