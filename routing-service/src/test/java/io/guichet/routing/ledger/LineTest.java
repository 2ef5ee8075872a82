package io.guichet.routing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent.AssignmentDeclined;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.Requester;
import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;
import io.guichet.routing.Weights;
import io.guichet.routing.ledger.Ledger.Line;
import io.guichet.routing.ledger.Ledger.Verdict.Kind;

/** A line of the ledger against what the topics say at the same version of the ticket. */
class LineTest {

    private static final UUID TICKET = new UUID(1, 1);
    private static final UUID REQUEST = new UUID(2, 1);
    private static final UUID ANN = new UUID(3, 1);
    private static final UUID BOB = new UUID(3, 2);
    private static final Weights WEIGHTS = new Weights(
            Map.of(Priority.LOW, 1, Priority.NORMAL, 1, Priority.HIGH, 2, Priority.URGENT, 4),
            Set.of(TicketStatus.NEW));

    private final Account account = new Account();

    @Test
    void a_proposal_that_follows_one_that_was_declined_is_on_its_way() {
        propose(ANN);
        account.hear(new AssignmentDeclined(snapshot(1), REQUEST, ANN, "busy"));

        assertThat(line(BOB, REQUEST, 1)).isEqualTo(Kind.IN_FLIGHT);
        propose(BOB);
        assertThat(line(BOB, REQUEST, 1)).isEqualTo(Kind.EQUAL);
    }

    @Test
    void a_proposal_of_which_nothing_was_read_is_on_its_way() {
        account.hear(new AssignmentDeclined(snapshot(1), new UUID(2, 2), ANN, "busy"));

        assertThat(line(ANN, REQUEST, 1)).isEqualTo(Kind.IN_FLIGHT);
    }

    @Test
    void a_proposal_that_was_read_is_corrected_where_it_was_lost_or_weighs_something_else() {
        propose(ANN);
        account.hear(new AssignmentDeclined(snapshot(1), new UUID(2, 2), BOB, "busy"));

        assertThat(line(null, null, 1)).isEqualTo(Kind.CORRECTED);
        assertThat(line(ANN, REQUEST, 3)).isEqualTo(Kind.CORRECTED);
        assertThat(line(ANN, REQUEST, 1)).isEqualTo(Kind.EQUAL);
    }

    @Test
    void of_a_million_tickets_no_snapshot_is_kept() {
        account.hear(new AssignmentDeclined(snapshot(1), REQUEST, ANN, "busy"));

        var kept = Stream.of(Account.class.getDeclaredFields())
                .flatMap(field -> Stream.concat(Stream.of(field), Stream.of(field.getType().getDeclaredFields())))
                .map(Field::getType);
        assertThat(kept).doesNotContain(TicketSnapshot.class);
    }

    private void propose(UUID agent) {
        account.hear(new AgentAssigned(TICKET, REQUEST, agent, "all", "round-robin"));
    }

    private Kind line(@Nullable UUID holder, @Nullable UUID proposal, int weight) {
        return new Line(TICKET, 1, holder, proposal, weight).against(account, WEIGHTS).kind();
    }

    private static TicketSnapshot snapshot(long version) {
        return new TicketSnapshot(TICKET, 1, version, "Une question", TicketStatus.NEW, Priority.NORMAL,
                TicketType.QUESTION, Channel.EMAIL, "support", "all", null,
                new Requester(ANN, null, null, null, 0, null, null, null, null, null, null), null, null, null, null,
                null,
                List.of(), Map.of(), Instant.EPOCH, Instant.EPOCH, null, null,
                new RoutingRequest(REQUEST, "opened", Instant.EPOCH), null, null);
    }
}
