package io.guichet.routing.assignment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who gets a ticket, if anybody, and why the others do not.
 *
 * @param byHand whether the group leaves it to people
 */
public record Choice(List<Considered> considered, boolean byHand) {

    /** The later an obstacle is found, the nearer somebody was to getting it; see {@link Eligibility}. */
    private static final List<PassedOver> NEAREST = List.of(PassedOver.FULL, PassedOver.REGION, PassedOver.LANGUAGE,
            PassedOver.SKILL, PassedOver.DECLINED, PassedOver.OUT_OF_HOURS, PassedOver.EXEMPT, PassedOver.BUSY);

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
        return NEAREST.stream().filter(this::holdsForAnybody).findFirst().map(PassedOver::key).orElse("nobody-online");
    }

    private boolean holdsForAnybody(PassedOver reason) {
        return considered.stream().anyMatch(member -> member.passedOver() == reason);
    }
}
