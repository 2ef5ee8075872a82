package io.guichet.devstack.process;

import java.time.Duration;
import java.util.List;

/** Ends what an earlier launcher left running, found by recorded process id and start, never by name. */
public final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProcessLedger ledger;
    private final Duration patience;

    public Leftovers(ProcessLedger ledger) {
        this(ledger, PATIENCE);
    }

    /** @param patience how long they have to end when asked politely */
    Leftovers(ProcessLedger ledger, Duration patience) {
        this.ledger = ledger;
        this.patience = patience;
    }

    /** Ends them all, politely first, and answers the names of those that were still there. */
    public List<String> end() {
        var entries = ledger.entries();
        var alive = entries.stream().filter(entry -> entry.process().isAlive()).toList();
        var asked = alive.stream().filter(entry -> entry.process().signal(entry.signal())).toList();
        if (!Await.until(() -> asked.stream().noneMatch(entry -> entry.process().isAlive()), patience)) {
            asked.stream().filter(entry -> entry.process().isAlive()).forEach(Leftovers::kill);
        }
        entries.forEach(entry -> ledger.forget(entry.name()));
        return alive.stream().map(ProcessLedger.Entry::name).toList();
    }

    private static void kill(ProcessLedger.Entry entry) {
        if (entry.process().signal("KILL")) {
            var _ = Await.until(() -> !entry.process().isAlive(), PATIENCE);
        }
    }
}
