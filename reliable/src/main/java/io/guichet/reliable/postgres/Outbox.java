package io.guichet.reliable.postgres;

import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.events.Envelope;
import io.guichet.reliable.KafkaRecord;
import io.smallrye.mutiny.Uni;

/**
 * Where events wait, in the transaction of the change that they tell of, until a relay has sent them to Kafka.
 * <p>
 * Events of one key arrive in the order of their rows: lock the aggregate's row before adding.
 */
@Singleton
public class Outbox {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INSERT = "insert into outbox (topic, key, headers, payload) values ($1, $2, $3, $4)";

    private static final String INSERT_ALL = """
            insert into outbox (topic, key, headers, payload)
            select topic, key, headers, payload
            from unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) with ordinality
                as waiting(topic, key, headers, payload, place)
            order by place""";

    private final CurrentTransaction transaction;
    private final Relay relay;
    private final Backlog backlog;

    Outbox(CurrentTransaction transaction, Relay relay, Backlog backlog) {
        this.transaction = transaction;
        this.relay = relay;
        this.backlog = backlog;
    }

    /** As {@link #add(List)}. */
    public Uni<Void> add(Envelope<?>... envelopes) {
        return add(List.of(envelopes));
    }

    /**
     * Adds the events, in this order, to the transaction that is going on.
     *
     * @throws OutboxFull (as a failure) when so much waits that nothing more is accepted
     * @throws ChainTooDeep (as a failure) when events have been causing one another for too long
     */
    public Uni<Void> add(List<? extends Envelope<?>> envelopes) {
        for (var envelope : envelopes) {
            if (envelope.cause().tooDeep()) {
                return Uni.createFrom().failure(new ChainTooDeep(envelope));
            }
        }
        if (backlog.full()) {
            return Uni.createFrom().failure(new OutboxFull());
        }
        return addRecords(envelopes.stream().map(KafkaRecord::of).toList());
    }

    /**
     * Adds events of the past for one service alone, such as {@code sla}, which hears them as what it missed.
     *
     * @param past all events of one aggregate, oldest first
     * @throws OutboxFull (as a failure) as {@link #add(List)}
     */
    public Uni<Void> tellAgain(String service, List<? extends Envelope<?>> past) {
        return backlog.full()
                ? Uni.createFrom().failure(new OutboxFull())
                : addRecords(Retold.of(service, past));
    }

    Uni<Void> addRecords(List<KafkaRecord> records) {
        return switch (records.size()) {
            case 0 -> Uni.createFrom().voidItem();
            case 1 -> insert(records.getFirst()).chain(() -> transaction.afterCommit(relay::wake));
            default -> insertAll(records).chain(() -> transaction.afterCommit(relay::wake));
        };
    }

    private Uni<Integer> insert(KafkaRecord waiting) {
        return transaction.updateOwn(INSERT, waiting.topic(), waiting.key(), json(waiting), waiting.payload());
    }

    private Uni<Integer> insertAll(List<KafkaRecord> waiting) {
        return transaction.updateOwn(INSERT_ALL, waiting.stream().map(KafkaRecord::topic).toArray(String[]::new),
                waiting.stream().map(KafkaRecord::key).toArray(String[]::new),
                waiting.stream().map(Outbox::json).toArray(String[]::new),
                waiting.stream().map(KafkaRecord::payload).toArray(byte[][]::new));
    }

    private static String json(KafkaRecord waiting) {
        try {
            return JSON.writeValueAsString(waiting.headers());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Headers are text", impossible);
        }
    }
}
