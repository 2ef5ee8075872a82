package io.guichet.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The names of the Kafka headers of CloudEvents 1.0 in binary mode, and of ours. */
public final class CloudHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String CAUSE = "ce_cause";
    public static final String DEPTH = "ce_depth";
    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACEPARENT = "traceparent";

    private CloudHeaders() {}

    /** The headers of an event, in the order in which they are written. */
    public static Map<String, String> of(Envelope<?> envelope) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(SPEC_VERSION, "1.0");
        headers.put(ID, envelope.id().toString());
        headers.put(TYPE, envelope.event().type());
        headers.put(SOURCE, envelope.source());
        headers.put(TIME, envelope.time().toString());
        headers.put(SUBJECT, envelope.event().key());
        headers.put(CAUSE, envelope.cause().by());
        headers.put(DEPTH, Integer.toString(envelope.cause().depth()));
        headers.put(CONTENT_TYPE, "application/json");
        if (envelope.traceparent() != null) {
            headers.put(TRACEPARENT, envelope.traceparent());
        }
        return headers;
    }

    /**
     * The envelope that the headers and the payload describe; empty for an event of an unknown type.
     *
     * @throws UnreadableEvent when a header that CloudEvents requires is missing or malformed, or the payload is not
     * what the type promises
     */
    public static Optional<Envelope<GuichetEvent>> read(Map<String, String> headers, byte[] payload) {
        var type = headers.getOrDefault(TYPE, "event without a type");
        try {
            var id = UUID.fromString(headers.get(ID));
            var time = Instant.parse(headers.get(TIME));
            var cause = new Cause(headers.getOrDefault(CAUSE, ""), Integer.parseInt(headers.getOrDefault(DEPTH, "0")));
            var source = headers.getOrDefault(SOURCE, "");
            return EventCodec.decode(type, payload)
                    .map(event -> new Envelope<>(id, time, source, cause, headers.get(TRACEPARENT), event));
        } catch (IllegalArgumentException | NullPointerException | DateTimeException failure) {
            throw new UnreadableEvent(type, failure);
        }
    }
}
