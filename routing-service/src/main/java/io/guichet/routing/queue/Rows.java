package io.guichet.routing.queue;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Cause;
import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.routing.assignment.Candidate;
import io.guichet.routing.assignment.Demand;
import io.guichet.routing.assignment.LanguageUse;

/** What the rows of a queue and of its members mean. */
final class Rows {

    private Rows() {}

    static OpenQueue queue(@Nullable Object[] row) {
        return new OpenQueue(text(row[0]), Strategy.valueOf(text(row[1])), LanguageUse.valueOf(text(row[2])));
    }

    /** Columns: id, weight, language, declined, request, trigger, rule, cause's event, cause's depth. */
    static WaitingTicket waiting(@Nullable Object[] row) {
        var declined = Set.of((UUID[]) Objects.requireNonNull(row[3]));
        var demand = new Demand(id(row[0]), number(row[1]).intValue(), (String) row[2], declined);
        return new WaitingTicket(id(row[4]), text(row[5]), (String) row[6],
                new Cause(text(row[7]), number(row[8]).intValue()), demand);
    }

    /** Columns: id, name, active, presence, language, capacity, units, turn in the group, last turn. */
    static Candidate candidate(@Nullable Object[] row) {
        return new Candidate(id(row[0]), text(row[1]), (Boolean) Objects.requireNonNull(row[2]),
                Presence.valueOf(text(row[3])), (String) row[4], number(row[5]).intValue(), number(row[6]).intValue(),
                number(row[7]).longValue(), number(row[8]).longValue());
    }

    static String text(@Nullable Object column) {
        return (String) Objects.requireNonNull(column);
    }

    static Number number(@Nullable Object column) {
        return (Number) Objects.requireNonNull(column);
    }

    private static UUID id(@Nullable Object column) {
        return (UUID) Objects.requireNonNull(column);
    }
}
