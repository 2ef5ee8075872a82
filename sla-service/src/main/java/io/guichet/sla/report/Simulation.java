package io.guichet.sla.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TargetKind;
import io.guichet.sla.clock.Clockwork.Clocks;
import io.guichet.sla.report.Tally.Fate;

/** What a policy would have made of past tickets, as it is added up. */
public final class Simulation {

    private static final int MOST_EXAMPLES = 100;

    private final Instant now;
    private final Map<TargetKind, Tally> simulated = new EnumMap<>(TargetKind.class);
    private final Map<TargetKind, Tally> actual = new EnumMap<>(TargetKind.class);
    private final List<Example> examples = new ArrayList<>();
    private int looked;
    private int matched;

    Simulation(Instant now) {
        this.now = now;
    }

    /**
     * The result.
     *
     * @param tickets that were looked at
     * @param matching those that the policy's condition holds for
     * @param simulated what it would have come to
     * @param actual what it came to, for the same tickets
     * @param differing targets with another fate, at most a hundred
     */
    public record Result(int tickets, int matching, Map<TargetKind, Tally> simulated, Map<TargetKind, Tally> actual,
            List<Example> differing) {}

    /** A target with another fate; without one it was not, or would not have been, promised. */
    public record Example(UUID ticketId, long number, TargetKind kind, int occurrence, @Nullable Fate simulated,
            @Nullable Fate actual) {}

    void pass() {
        looked++;
    }

    void add(UUID ticket, long number, Clocks wouldBe, Clocks was) {
        looked++;
        matched++;
        var would = fates(wouldBe, simulated);
        var did = fates(was, actual);
        would.forEach((target, fate) -> compare(ticket, number, target, fate, did.get(target)));
        did.forEach((target, fate) -> {
            if (!would.containsKey(target)) {
                compare(ticket, number, target, null, fate);
            }
        });
    }

    Result result() {
        return new Result(looked, matched, Map.copyOf(simulated), Map.copyOf(actual), List.copyOf(examples));
    }

    private Map<Occasion, Fate> fates(Clocks clocks, Map<TargetKind, Tally> tallies) {
        var fates = new HashMap<Occasion, Fate>();
        for (var clock : clocks.counting()) {
            var fate = Tally.fate(clock, now);
            fates.put(new Occasion(clock.kind(), clock.occurrence()), fate);
            tallies.merge(clock.kind(), Tally.NONE.and(fate), (known, one) -> known.and(fate));
        }
        return fates;
    }

    private void compare(UUID ticket, long number, Occasion target, @Nullable Fate would, @Nullable Fate did) {
        if (would != did && examples.size() < MOST_EXAMPLES) {
            examples.add(new Example(ticket, number, target.kind(), target.occurrence(), would, did));
        }
    }

    private record Occasion(TargetKind kind, int occurrence) {}
}
