package io.guichet.reliable.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

import io.guichet.events.CloudHeaders;
import io.guichet.events.Envelope;
import io.guichet.events.EventCodec;
import io.guichet.events.Topics;
import io.guichet.reliable.KafkaRecord;

/** An event of the past that its owner tells to one service alone, which is to know again what it once knew. */
final class Retold {

    private static final String HEADER = "guichet_retold";
    private static final String FIRST = "first ";
    private static final String LAST = "last";

    private Retold() {}

    /** The events of one aggregate, oldest first, marked with their places. */
    static List<KafkaRecord> of(String service, List<? extends Envelope<?>> past) {
        return IntStream.range(0, past.size())
                .mapToObj(place -> of(service, past.get(place), new Retelling(place == 0, place == past.size() - 1)))
                .toList();
    }

    private static KafkaRecord of(String service, Envelope<?> envelope, Retelling among) {
        var event = envelope.event();
        var headers = new LinkedHashMap<>(CloudHeaders.of(envelope));
        headers.put(DeadLetter.TOPIC, Topics.of(event).name());
        headers.put(HEADER, (among.first() ? FIRST : "") + (among.last() ? LAST : ""));
        return new KafkaRecord(Topics.replay(service).name(), event.key(), headers, EventCodec.encode(event));
    }

    static boolean is(Heard.Source source) {
        return source.headers().containsKey(HEADER);
    }

    /** Where the event stands among those that are told again with it; one that does not say is in between. */
    static Retelling among(Heard.Source source) {
        var place = source.headers().getOrDefault(HEADER, "");
        return new Retelling(place.contains(FIRST), place.contains(LAST));
    }
}
