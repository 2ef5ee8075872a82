package io.guichet.routing.queue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Cause;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.routing.assignment.Availability;
import io.guichet.routing.assignment.Candidate;
import io.guichet.routing.assignment.Demand;
import io.guichet.routing.assignment.LanguageUse;
import io.guichet.routing.assignment.OptionsJson;
import io.guichet.routing.decision.Ruling;
import io.guichet.routing.queue.Plan.Reservation;

/** What the rows of a queue and of its members mean. */
final class Rows {

    private static final int TURN = 17;

    private Rows() {}

    /** Columns: key, strategy, use of languages, options. */
    static OpenQueue queue(@Nullable Object[] row) {
        return new OpenQueue(text(row[0]), Strategy.valueOf(text(row[1])), LanguageUse.valueOf(text(row[2])),
                OptionsJson.read(text(row[3])), List.of(), Optional.empty());
    }

    /** The same columns, then: reasons, and of a reservation the agent, the ticket and the units. */
    static OpenQueue openQueue(@Nullable Object[] row) {
        var queue = queue(row);
        var reserved = row[5] == null
                ? Optional.<Reservation>empty()
                : Optional.of(new Reservation(id(row[5]), id(row[6]), number(row[7]).intValue()));
        return new OpenQueue(queue.group(), queue.strategy(), queue.languages(), queue.options(),
                List.of((String[]) Objects.requireNonNull(row[4])), reserved);
    }

    /**
     * Columns: id, weight, language, skills, declined, preferred, request, reason of the request, rule, cause's event,
     * cause's depth, instant of the request, told, the rule's id, version and whom it leaves the group to, region, and perhaps the number of a turn and whether
     * it is one too many of its requester.
     */
    static WaitingTicket waiting(@Nullable Object[] row) {
        var demand = new Demand(id(row[0]), number(row[1]).intValue(), (String) row[2], (String) row[16], texts(row[3]),
                Set.of((UUID[]) Objects.requireNonNull(row[4])),
                Arrays.stream((UUID[]) Objects.requireNonNull(row[5])).distinct().toList());
        var told = truth(row[12]);
        return new WaitingTicket(id(row[6]), told ? "queue" : text(row[7]),
                Ruling.of(row[8], row[13], row[14], row[15]),
                new Cause(text(row[9]), number(row[10]).intValue()), instant(row[11]), told,
                row.length > TURN ? number(row[TURN]).longValue() : 0, row.length > TURN && truth(row[TURN + 1]),
                demand);
    }

    /**
     * Columns: id, name, active, exempt, presence, languages, skills, hours, capacity, units, turn in the group, last
     * turn, units reserved, regions.
     *
     * @param inHours of the calendar that the row names
     */
    static Candidate candidate(@Nullable Object[] row, boolean inHours) {
        var availability = new Availability(truth(row[2]), truth(row[3]), Presence.valueOf(text(row[4])), inHours);
        return new Candidate(id(row[0]), text(row[1]), availability, texts(row[5]), texts(row[6]), texts(row[13]),
                number(row[8]).intValue(), number(row[9]).intValue(), number(row[12]).intValue(),
                number(row[10]).longValue(), number(row[11]).longValue());
    }

    static String text(@Nullable Object column) {
        return (String) Objects.requireNonNull(column);
    }

    static Number number(@Nullable Object column) {
        return (Number) Objects.requireNonNull(column);
    }

    static UUID id(@Nullable Object column) {
        return (UUID) Objects.requireNonNull(column);
    }

    static Instant instant(@Nullable Object column) {
        return ((OffsetDateTime) Objects.requireNonNull(column)).toInstant();
    }

    private static boolean truth(@Nullable Object column) {
        return (Boolean) Objects.requireNonNull(column);
    }

    private static Set<String> texts(@Nullable Object column) {
        return new LinkedHashSet<>(List.of((String[]) Objects.requireNonNull(column)));
    }
}
