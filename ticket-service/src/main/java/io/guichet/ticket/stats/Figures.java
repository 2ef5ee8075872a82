package io.guichet.ticket.stats;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketStatus;

/**
 * Figures of one day, group, agent, channel, category or department.
 *
 * @param key empty for tickets that have none
 * @param solved how often work ended; again after a reopening
 * @param answered tickets whose first answer lies in the period
 * @param firstAnswerMedian in seconds by the clock, from the opening
 * @param backlog tickets that are active at the end
 * @param seconds how long tickets were in each status within the period, in all; none is counted in CLOSED
 */
public record Figures(String key, long opened, long solved, long reopened, long answered,
        @Nullable Long firstAnswerMedian, long backlog, Map<TicketStatus, Long> seconds) {

    /** Figures as they are counted, one query after the other. */
    static final class Count {

        private final String key;
        private long opened;
        private long solved;
        private long reopened;
        private long answered;
        private @Nullable Long median;
        private long backlog;
        private final Map<TicketStatus, Long> seconds = new TreeMap<>();

        Count(String key) {
            this.key = key;
        }

        void opened(long count) {
            opened = count;
        }

        void moved(long solutions, long reopenings) {
            solved = solutions;
            reopened = reopenings;
        }

        void answered(long count, long medianSeconds) {
            answered = count;
            median = medianSeconds;
        }

        void waits(long count) {
            backlog = count;
        }

        void spent(TicketStatus status, long length) {
            seconds.merge(status, length, Long::sum);
        }

        Figures figures() {
            return new Figures(key, opened, solved, reopened, answered, median, backlog, Map.copyOf(seconds));
        }
    }
}
