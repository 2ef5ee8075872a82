package io.guichet.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A department of its own for a run: groups with agents, chosen by a tag. */
final class Crowd {

    private static final int AGENTS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern WAITING = Pattern.compile("\"waiting\"\\s*:\\s*(\\d+)");

    private final Helpdesk helpdesk;
    private final String key = "bench-" + Long.toString(System.nanoTime(), 36);
    private final int groups;
    private final int capacity;
    private final boolean shared;

    /**
     * @param capacity of each of the ten agents of a group, in units of work
     */
    Crowd(Helpdesk helpdesk, int groups, int capacity) {
        this(helpdesk, groups, capacity, false);
    }

    /**
     * @param shared whether there are ten agents in all, each of them in all groups
     */
    Crowd(Helpdesk helpdesk, int groups, int capacity, boolean shared) {
        this.helpdesk = helpdesk;
        this.groups = groups;
        this.capacity = capacity;
        this.shared = shared;
    }

    /** Makes them; nobody is there yet. */
    Crowd organise() throws IOException, InterruptedException {
        helpdesk.put("/departments/" + key, """
                {"name": "Benchmark", "language": "en", "supportAddress": "%s@demo.example"}""".formatted(key));
        for (var group = 0; group < groups; group++) {
            helpdesk.put("/groups/" + group(group), """
                    {"name": "Benchmark", "department": "%s", "strategy": "ROUND_ROBIN", "languageUse": "IGNORED"}"""
                    .formatted(key));
            helpdesk.put("/routing/rules/" + UUID.randomUUID(), """
                    {"name": "%1$s", "position": 1, "department": "%2$s", "condition": "'%1$s' in ticket.tags",
                     "group": "%1$s"}""".formatted(group(group), key));
        }
        for (var group = 0; group < teams(); group++) {
            for (var agent = 0; agent < AGENTS; agent++) {
                helpdesk.put("/agents/" + agent(group, agent), """
                        {"name": "Agent", "email": "%s@demo.example", "profile": "agent", "departments": ["%s"],
                         "groups": ["%s"], "capacity": %d}"""
                        .formatted(agent(group, agent), key, groupsOf(group), capacity));
            }
        }
        return this;
    }

    /** More agents would have more room than there are tickets, and nothing would wait. */
    private int teams() {
        return shared ? 1 : groups;
    }

    private String groupsOf(int group) {
        return shared
                ? IntStream.range(0, groups).mapToObj(this::group).collect(Collectors.joining("\", \""))
                : group(group);
    }

    /** All are there now. */
    void come() throws IOException, InterruptedException {
        for (var group = 0; group < teams(); group++) {
            for (var agent = 0; agent < AGENTS; agent++) {
                helpdesk.put("/agents/" + agent(group, agent) + "/presence", "{\"presence\": \"ONLINE\"}");
            }
        }
    }

    /** Returns when this many tickets wait in the groups, as routing sees it; fails when that takes too long. */
    void awaitWaiting(int tickets) throws IOException, InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (waiting() < tickets) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Not all of the %d tickets wait: %d do".formatted(tickets, waiting()));
            }
            LockSupport.parkNanos(500_000_000);
        }
    }

    /** A ticket for one of the groups. */
    String ticket(int group, String email) {
        return """
                {"subject": "Benchmark", "text": "Please help.", "department": "%s", "tags": ["%s"],
                 "contact": {"email": "%s"}}""".formatted(key, group(group % groups), email);
    }

    /** How many wait in the groups, as routing sees it. */
    int waiting() throws IOException, InterruptedException {
        var waiting = 0;
        for (var group : IntStream.range(0, groups).mapToObj(this::group).toList()) {
            var load = WAITING.matcher(helpdesk.get("/groups/" + group + "/load"));
            waiting += load.find() ? Integer.parseInt(load.group(1)) : 0;
        }
        return waiting;
    }

    private String group(int number) {
        return key + "-" + number;
    }

    private UUID agent(int group, int number) {
        return new UUID(key.hashCode(), group * 100L + number);
    }
}
