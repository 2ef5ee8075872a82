package io.guichet.kb.messaging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guichet.kb.outbox.PendingEvent;
import io.guichet.reliable.KafkaSender.Outcome;

/**
 * What follows from a batch that was sent.
 *
 * @param settled by article, the version up to which nothing is left to send: an event behind a failed one of the
 *        same article is sent again after it, so that the newest is the last in the topic
 * @param refused what the broker will never take
 * @param failed whether something has to be tried again
 */
record Settlement(Map<UUID, Long> settled, List<PendingEvent> refused, boolean failed) {

    /** The outcomes are those of the events, in the same order. */
    static Settlement of(List<PendingEvent> events, List<Outcome> outcomes) {
        var settled = new LinkedHashMap<UUID, Long>();
        var refused = new ArrayList<PendingEvent>();
        var behindFailure = new HashSet<UUID>();
        for (var place = 0; place < events.size(); place++) {
            var event = events.get(place);
            if (outcomes.get(place) == Outcome.FAILED) {
                behindFailure.add(event.article());
            }
            if (!behindFailure.contains(event.article())) {
                settled.put(event.article(), event.version());
                if (outcomes.get(place) == Outcome.REFUSED) {
                    refused.add(event);
                }
            }
        }
        return new Settlement(settled, refused, !behindFailure.isEmpty());
    }
}
