package io.guichet.ticket.search;

import static io.guichet.ticket.Api.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.http.Caller;
import io.guichet.http.Permission;
import io.guichet.http.TicketScope;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.ticket.KeptIndex;
import io.guichet.ticket.query.Asker;
import io.guichet.ticket.query.Term;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

/** What the index finds for those who see many tickets: the tests of the API have few, which are read one by one. */
@QuarkusTest
class SearchedByIndexTest {

    @Inject
    Ids ids;
    @Inject
    DueWork work;
    @Inject
    TicketSearch search;
    @Inject
    CurrentTransaction database;

    private String mark = "";

    @BeforeEach
    void theIndexIsKeptFromNowOn() throws Throwable {
        mark = "m" + ids.next().toString().replace("-", "");
        KeptIndex.begin(ids, work);
    }

    @Test
    void words_and_the_beginning_of_the_last_are_found_once_each() {
        var whole = opened("zebra " + mark);
        var longer = opened("zebra " + mark + "x");
        var other = opened("lion " + mark + "y");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(found(mark)).containsExactlyInAnyOrder(whole, longer, other);
            assertThat(found("zebra " + mark)).containsExactlyInAnyOrder(whole, longer);
            assertThat(found(mark + " zebra")).containsExactly(whole);
            assertThat(found(mark + "nothing")).isEmpty();
        });
    }

    @Test
    void what_is_old_is_found_by_words_and_by_their_beginning() throws Throwable {
        var old = opened("zebra " + mark);
        // So many numbers later: blocks of several sizes lie between the two.
        var _ = VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> database.select(
                "select setval('ticket_number', nextval('ticket_number') + 90000)")));
        var young = opened("zebra " + mark + "x");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(found(mark)).containsExactlyInAnyOrder(old, young);
            assertThat(found(mark + " zebra")).containsExactly(old);
            assertThat(found("zebra " + mark + " avec")).containsExactly(old);
            assertThat(found(mark.substring(0, 20))).containsExactlyInAnyOrder(old, young);
        });
    }

    private static UUID opened(String text) {
        return UUID.fromString(open(Map.of("text", text)));
    }

    private List<UUID> found(String words) {
        var agent = new Caller.Person(new UUID(0, 1), "Agent", "agent@example.org", "agent",
                Set.of(Permission.TICKET_READ), Reach.ALL, Set.of(), Set.of());
        var sought = new TicketSearch.Sought(SearchWords.of(words), Term.EVERYTHING,
                new Asker(TicketScope.of(agent), agent.id(), Set.of(), Instant.now()));
        try {
            return VertxContextSupport.subscribeAndAwait(() -> Panache.withSession(() -> search.ofMany(sought)))
                    .stream().map(TicketSearch.Hit::ticket).toList();
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
