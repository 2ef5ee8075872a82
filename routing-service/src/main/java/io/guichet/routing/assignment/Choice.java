package io.guichet.routing.assignment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Who gets a ticket, if anybody, and why the others do not.
 *
 * @param byHand whether the group leaves it to people
 */
public record Choice(List<Considered> considered, boolean byHand) {

    public Choice {
        considered = List.copyOf(considered);
    }

    /** The one who gets it; empty when nobody can. */
    public Optional<UUID> agent() {
        return considered.stream().filter(member -> member.passedOver() == null).map(Considered::agent).findFirst();
    }

    /** Why nobody gets it, in a word: what comes nearest to somebody getting it. */
    public String reason() {
        if (byHand) {
            return "by-hand";
        }
        if (considered.isEmpty()) {
            return "no-members";
        }
        if (anybody(PassedOver.FULL::equals)) {
            return "full";
        }
        if (anybody(PassedOver.LANGUAGE::equals)) {
            return "language";
        }
        if (anybody(PassedOver.SKILL::equals)) {
            return "skill";
        }
        return anybody(PassedOver.OUT_OF_HOURS::equals) ? "out-of-hours" : "nobody-online";
    }

    private boolean anybody(Predicate<PassedOver> reason) {
        return considered.stream().map(Considered::passedOver)
                .anyMatch(passedOver -> passedOver != null && reason.test(passedOver));
    }
}
