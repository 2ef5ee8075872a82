package io.guichet.reliable.postgres;

import java.util.LinkedHashMap;

import io.guichet.events.CloudHeaders;
import io.guichet.events.Envelope;
import io.guichet.events.EventCodec;
import io.guichet.events.Topics;
import io.guichet.reliable.KafkaRecord;

/** An event of the past that its owner tells to one service alone, which is to know again what it once knew. */
final class Retold {

    private static final String HEADER = "guichet_retold";

    private Retold() {}

    static KafkaRecord of(String service, Envelope<?> envelope) {
        var event = envelope.event();
        var headers = new LinkedHashMap<>(CloudHeaders.of(envelope));
        headers.put(DeadLetter.TOPIC, Topics.of(event).name());
        headers.put(HEADER, "true");
        return new KafkaRecord(Topics.replay(service).name(), event.key(), headers, EventCodec.encode(event));
    }

    static boolean is(Heard.Source source) {
        return source.headers().containsKey(HEADER);
    }
}
