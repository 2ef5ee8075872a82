package io.guichet.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What {@code ./guichet status} says of the parts of a stack that runs. */
record Status(List<Part> parts) {

    private static final String LAUNCHER = "launcher";
    private static final Pattern ROW = Pattern.compile("(\\S+)\\s+\\S.*?\\s(\\d+)\\s+(?:\\d+ MB|-)\\s*(\\d*)\\s*");

    /**
     * A process.
     *
     * @param lag records that it has not taken yet; 0 for what takes none
     */
    record Part(String name, long process, long lag) {}

    /** The parts that run, of what the command printed. */
    static Status of(String printed) {
        var parts = new ArrayList<Part>();
        printed.lines().map(ROW::matcher).filter(row -> row.matches()).forEach(row -> parts.add(new Part(row.group(1),
                Long.parseLong(row.group(2)), row.group(3).isEmpty() ? 0 : Long.parseLong(row.group(3)))));
        return new Status(List.copyOf(parts));
    }

    /** Records that nobody has taken yet, in all. */
    long lag() {
        return parts.stream().mapToLong(Part::lag).sum();
    }

    /**
     * The ticks that each part has used: a server with its children, of which PostgreSQL has one per connection. Those of
     * the launcher are parts themselves.
     */
    Map<String, Long> ticks() throws IOException {
        var ticks = new LinkedHashMap<String, Long>();
        for (var part : parts) {
            ticks.put(part.name(), part.name().equals(LAUNCHER)
                    ? CpuTime.alone(part.process())
                    : CpuTime.withChildren(part.process()));
        }
        return ticks;
    }
}
