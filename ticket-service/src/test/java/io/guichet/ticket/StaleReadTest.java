package io.guichet.ticket;

import static io.guichet.ticket.Api.TICKETS;
import static io.guichet.ticket.Api.asBruno;
import static io.guichet.ticket.Api.open;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.guichet.events.Priority;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

@QuarkusTest
class StaleReadTest {

    @Inject
    TicketVerbs verbs;
    @Inject
    Vertx vertx;

    @Test
    void what_is_taken_is_not_what_the_same_transaction_read_before_somebody_wrote() throws Throwable {
        var id = open();
        var ref = new TicketRef.ById(UUID.fromString(id));

        var taken = VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(
                () -> verbs.read(ref, Access.toAll())
                        .call(() -> vertx.executeBlocking(() -> makeUrgent(id)))
                        .chain(() -> verbs.take(ref, Access.toAll()))
                        .map(Ticket::snapshot)));

        assertThat(taken.priority()).isEqualTo(Priority.URGENT);
    }

    @Test
    void what_was_taken_keeps_what_was_done_to_it_when_it_is_read() throws Throwable {
        var ref = new TicketRef.ById(UUID.fromString(open()));

        var after = VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(
                () -> verbs.on(ref, Access.toAll(), ticket -> ticket.close(Given.byAgent(1)))
                        .chain(() -> verbs.read(ref, Access.toAll()))
                        .chain(() -> verbs.take(ref, Access.toAll()))
                        .map(Ticket::version)));
        var stored = VertxContextSupport.subscribeAndAwait(() -> Panache.withSession(
                () -> verbs.read(ref, Access.toAll()).map(Ticket::version)));

        assertThat(stored).isEqualTo(after);
    }

    private static Uni<Void> makeUrgent(String id) {
        asBruno().header("If-Match", "*").body(Map.of("priority", "URGENT")).patch(TICKETS + "/" + id).then()
                .statusCode(200);
        return Uni.createFrom().voidItem();
    }
}
