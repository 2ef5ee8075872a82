package io.guichet.reliable.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import io.guichet.reliable.KafkaSender.Outcome;

/**
 * What follows from the outcomes of a batch.
 *
 * @param sent rows that go: acknowledged, and no earlier row of the same line has failed
 * @param refused rows that the broker will never take
 * @param failed whether something is to be sent again
 */
record Batch(List<Waiting> sent, List<Waiting> refused, boolean failed) {

    static Batch of(List<Waiting> rows, List<Outcome> outcomes) {
        var sent = new ArrayList<Waiting>();
        var refused = new ArrayList<Waiting>();
        var failedLines = new HashSet<String>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            switch (outcomes.get(i)) {
                case REFUSED -> refused.add(row);
                case FAILED -> failedLines.add(row.line());
                case ACKNOWLEDGED -> {
                    if (!failedLines.contains(row.line())) {
                        sent.add(row);
                    }
                }
            }
        }
        return new Batch(List.copyOf(sent), List.copyOf(refused), !failedLines.isEmpty());
    }
}
