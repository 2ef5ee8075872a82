package io.guichet.routing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;

/** What tickets weigh, as far as an administrator has said so; there is one. */
@Entity
@Table(name = "weighting")
public class Weighting {

    static final int ONLY = 1;

    @Id
    private int id;

    private @Nullable Integer low;
    private @Nullable Integer normal;
    private @Nullable Integer high;
    private @Nullable Integer urgent;
    private @Nullable List<String> counting;
    private long version;

    protected Weighting() {}

    /** What tickets weigh: as was said here, or else as the installation is configured. */
    Weights weights(Weights configured) {
        return new Weights(Map.of(
                Priority.LOW, or(low, configured.of(Priority.LOW)),
                Priority.NORMAL, or(normal, configured.of(Priority.NORMAL)),
                Priority.HIGH, or(high, configured.of(Priority.HIGH)),
                Priority.URGENT, or(urgent, configured.of(Priority.URGENT))),
                counting == null
                        ? configured.counting()
                        : counting.stream().map(TicketStatus::valueOf).collect(Collectors.toSet()));
    }

    /** From now on they weigh this. */
    void change(Weights weights) {
        low = weights.of(Priority.LOW);
        normal = weights.of(Priority.NORMAL);
        high = weights.of(Priority.HIGH);
        urgent = weights.of(Priority.URGENT);
        counting = names(weights.counting());
        version++;
    }

    private static List<String> names(Set<TicketStatus> statuses) {
        return statuses.stream().map(TicketStatus::name).sorted().toList();
    }

    private static int or(@Nullable Integer said, int configured) {
        return said == null ? configured : said;
    }

    /** +1 with each change. */
    public long version() {
        return version;
    }
}
