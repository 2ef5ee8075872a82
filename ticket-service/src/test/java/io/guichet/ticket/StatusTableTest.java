package io.guichet.ticket;

import static io.guichet.events.TicketStatus.ANSWERED;
import static io.guichet.events.TicketStatus.CLOSED;
import static io.guichet.events.TicketStatus.NEW;
import static io.guichet.events.TicketStatus.ON_HOLD;
import static io.guichet.events.TicketStatus.OPEN;
import static io.guichet.events.TicketStatus.PENDING;
import static io.guichet.events.TicketStatus.REOPENED;
import static io.guichet.events.TicketStatus.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.guichet.events.Actor.Kind;
import io.guichet.events.TicketStatus;

class StatusTableTest {

    static Stream<Arguments> moves() {
        return Stream.of(
                Arguments.of(Kind.CUSTOMER, NEW, Set.of()),
                Arguments.of(Kind.CUSTOMER, OPEN, Set.of()),
                Arguments.of(Kind.CUSTOMER, ANSWERED, Set.of(REOPENED)),
                Arguments.of(Kind.CUSTOMER, PENDING, Set.of(REOPENED)),
                Arguments.of(Kind.CUSTOMER, ON_HOLD, Set.of()),
                Arguments.of(Kind.CUSTOMER, RESOLVED, Set.of(REOPENED, CLOSED)),
                Arguments.of(Kind.CUSTOMER, REOPENED, Set.of()),
                Arguments.of(Kind.CUSTOMER, CLOSED, Set.of(REOPENED)),
                Arguments.of(Kind.AGENT, NEW, Set.of(OPEN, ANSWERED, PENDING, ON_HOLD, RESOLVED, CLOSED)),
                Arguments.of(Kind.AGENT, OPEN, Set.of(ANSWERED, PENDING, ON_HOLD, RESOLVED, CLOSED)),
                Arguments.of(Kind.AGENT, ANSWERED, Set.of(OPEN, PENDING, ON_HOLD, RESOLVED, CLOSED)),
                Arguments.of(Kind.AGENT, PENDING, Set.of(OPEN, ANSWERED, ON_HOLD, RESOLVED, CLOSED)),
                Arguments.of(Kind.AGENT, ON_HOLD, Set.of(OPEN, ANSWERED, PENDING, RESOLVED, CLOSED)),
                Arguments.of(Kind.AGENT, RESOLVED, Set.of(REOPENED, CLOSED)),
                Arguments.of(Kind.AGENT, REOPENED, Set.of(OPEN, ANSWERED, PENDING, ON_HOLD, RESOLVED, CLOSED)),
                Arguments.of(Kind.AGENT, CLOSED, Set.of(REOPENED)),
                Arguments.of(Kind.SYSTEM, NEW, Set.of()),
                Arguments.of(Kind.SYSTEM, OPEN, Set.of()),
                Arguments.of(Kind.SYSTEM, ANSWERED, Set.of(CLOSED)),
                Arguments.of(Kind.SYSTEM, PENDING, Set.of(OPEN, CLOSED)),
                Arguments.of(Kind.SYSTEM, ON_HOLD, Set.of(OPEN, CLOSED)),
                Arguments.of(Kind.SYSTEM, RESOLVED, Set.of(CLOSED)),
                Arguments.of(Kind.SYSTEM, REOPENED, Set.of()),
                Arguments.of(Kind.SYSTEM, CLOSED, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("moves")
    void each_kind_of_actor_has_its_moves(Kind kind, TicketStatus from, Set<TicketStatus> expected) {
        var allowed = EnumSet.allOf(TicketStatus.class);

        allowed.removeIf(to -> !StatusTable.allows(kind, from, to));

        assertThat(allowed).isEqualTo(expected.isEmpty() ? EnumSet.noneOf(TicketStatus.class) : expected);
    }

    @ParameterizedTest
    @EnumSource
    void a_client_of_the_api_moves_like_an_agent(TicketStatus from) {
        assertThat(Arrays.stream(TicketStatus.values()))
                .allMatch(to -> StatusTable.allows(Kind.CLIENT, from, to) == StatusTable.allows(Kind.AGENT, from, to));
    }

    @Test
    void the_page_of_the_service_shows_the_table() throws IOException {
        var page = Path.of(System.getProperty("guichet.root", ".."), "docs/services/ticket.md");

        assertThat(Files.readString(page)).contains(StatusTable.markdown());
    }
}
