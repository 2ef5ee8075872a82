package io.guichet.ticket.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.TicketStatus;

/** What is imported moved when its source says that it did. */
class TicketLineTest {

    private static final Instant OPENED = day(1);
    private static final Instant NOW = day(20);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NEW      |    |    |
            RESOLVED |    |    | RESOLVED 1
            RESOLVED | 3  |    | RESOLVED 3
            RESOLVED |    | 5  | RESOLVED 5
            RESOLVED | 3  | 5  | RESOLVED 3
            CLOSED   |    |    | CLOSED 1
            CLOSED   | 3  |    | RESOLVED 3, CLOSED 3
            CLOSED   |    | 5  | CLOSED 5
            CLOSED   | 3  | 5  | RESOLVED 3, CLOSED 5
            CLOSED   | 5  | 3  | RESOLVED 5, CLOSED 5
            CLOSED   | 3  | 28 | RESOLVED 3, CLOSED 20
            REOPENED |    |    | RESOLVED 1, REOPENED 1
            REOPENED | 3  |    | RESOLVED 3, REOPENED 3
            REOPENED |    | 5  | CLOSED 5, REOPENED 5
            REOPENED | 3  | 5  | RESOLVED 3, CLOSED 5, REOPENED 5
            """)
    void a_ticket_moves_at_the_instants_that_are_given(TicketStatus status, @Nullable Integer resolved,
            @Nullable Integer closed, @Nullable String expected) {
        var line = line(status, resolved == null ? null : day(resolved), closed == null ? null : day(closed));

        assertThat(said(line.moves(OPENED, NOW))).isEqualTo(expected == null ? "" : expected);
    }

    private static String said(List<Map.Entry<TicketStatus, Instant>> moves) {
        return moves.stream().map(move -> move.getKey() + " " + Integer.valueOf(move.getValue().toString()
                .substring(8, 10))).collect(Collectors.joining(", "));
    }

    private static Instant day(int day) {
        return Instant.parse("2024-03-%02dT10:00:00Z".formatted(day));
    }

    private static TicketLine line(TicketStatus status, @Nullable Instant resolved, @Nullable Instant closed) {
        return new TicketLine("a", "Card", "Refused", "a@client.example", null, "support-fr", null, status, null, null,
                null, null, null, null, null, null, OPENED, resolved, closed, null, null, null);
    }
}
