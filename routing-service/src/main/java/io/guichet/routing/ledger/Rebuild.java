package io.guichet.routing.ledger;

import java.util.Collection;

import io.guichet.routing.ledger.Ledger.Verdict;

/**
 * What a rebuild found.
 *
 * @param tickets of which the topics tell
 * @param equal those about which the ledger said the same
 * @param corrected those about which it said something else, and no longer does
 * @param inFlight those about which something was being said at the time: they were left alone
 */
public record Rebuild(long tickets, long equal, long corrected, long inFlight) {

    static final Rebuild NOTHING = new Rebuild(0, 0, 0, 0);

    static Rebuild of(int tickets, Collection<Verdict> verdicts) {
        var equal = count(verdicts, Verdict.Kind.EQUAL);
        var corrected = count(verdicts, Verdict.Kind.CORRECTED);
        return new Rebuild(tickets, equal, corrected, tickets - equal - corrected);
    }

    Rebuild plus(Rebuild other) {
        return new Rebuild(tickets + other.tickets, equal + other.equal, corrected + other.corrected,
                inFlight + other.inFlight);
    }

    private static long count(Collection<Verdict> verdicts, Verdict.Kind kind) {
        return verdicts.stream().filter(one -> one.kind() == kind).count();
    }
}
