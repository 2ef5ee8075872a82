package io.guichet.routing.decision;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.reliable.postgres.CurrentTransaction;
import io.guichet.routing.assignment.Considered;
import io.smallrye.mutiny.Uni;

/** Every decision that was made, kept in the transaction that carried it out. */
@Singleton
public class Decisions {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();
    private static final TypeReference<List<Considered>> CANDIDATES = new TypeReference<>() {
    };

    private static final String ADD = """
            insert into decision (id, ticket_id, at, request, trigger, rule, rule_id, rule_version, left_to, group_key,
                                  strategy, outcome, reason, agent, candidates, waited_ms, because, note)
            select id, ticket, at, request, trigger, rule ->> 'name', (rule ->> 'id')::uuid,
                   (rule ->> 'version')::bigint, rule ->> 'leftTo', "group", strategy, outcome, reason, agent, candidates,
                   "waitedMillis", because, note
            from jsonb_to_recordset($1::text::jsonb) as made(id uuid, ticket uuid, at timestamptz, request uuid,
                trigger text, rule jsonb, "group" text, strategy text, outcome text, reason text, agent uuid,
                candidates jsonb, "waitedMillis" bigint, because text, note text)""";
    private static final String IF_UNKNOWN = """
             where not exists (select 1 from decision d where d.ticket_id = made.ticket and d.request = made.request
                               and d.agent = made.agent)
            on conflict do nothing""";
    private static final String SETTLE = """
            update decision set outcome = $3, reason = $4
            where ticket_id = $1 and request = $2 and outcome = 'PROPOSED'""";
    private static final String OF_TICKET = """
            select id, at, request, trigger, rule, group_key, strategy, outcome, reason, agent, candidates::text,
                   waited_ms, because, note, rule_id, rule_version, left_to
            from decision where ticket_id = $1 order by at desc, id desc limit 200""";

    private final CurrentTransaction transaction;

    Decisions(CurrentTransaction transaction) {
        this.transaction = transaction;
    }

    /** Keeps the decisions. */
    public Uni<Void> add(List<Decision> made) {
        return made.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.update(ADD, json(made)).replaceWithVoid();
    }

    /** Keeps a decision of the past, unless one is known that gave the ticket to the same agent for the same request. */
    public Uni<Void> addIfUnknown(Decision made) {
        return transaction.update(ADD + IF_UNKNOWN, json(List.of(made))).replaceWithVoid();
    }

    /** What became of the proposal that answered the request. */
    public Uni<Void> settle(UUID ticket, UUID request, Outcome outcome, @Nullable String reason) {
        return transaction.update(SETTLE, ticket, request, outcome.name(), reason).replaceWithVoid();
    }

    /** The latest decisions about a ticket, the oldest of them first; at most 200. */
    public Uni<List<Decision>> of(UUID ticket) {
        return transaction.select(OF_TICKET, ticket)
                .map(rows -> rows.reversed().stream().map(row -> decision(ticket, row)).toList());
    }

    private static Decision decision(UUID ticket, @Nullable Object[] row) {
        return new Decision(id(row[0]), ticket, instant(row[1]), (UUID) row[2], String.valueOf(row[3]),
                Ruling.of(row[4], row[14], row[15], row[16]), (String) row[5],
                row[6] == null ? null : Strategy.valueOf((String) row[6]),
                Outcome.valueOf(String.valueOf(row[7])), (String) row[8], (UUID) row[9],
                candidates(String.valueOf(row[10])), row[11] == null ? null : ((Number) row[11]).longValue(),
                (String) row[12], (String) row[13]);
    }

    private static UUID id(@Nullable Object column) {
        return (UUID) Objects.requireNonNull(column);
    }

    private static Instant instant(@Nullable Object column) {
        return ((OffsetDateTime) Objects.requireNonNull(column)).toInstant();
    }

    private static String json(List<Decision> made) {
        try {
            return JSON.writeValueAsString(made);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A decision is always JSON", failure);
        }
    }

    private static List<Considered> candidates(String json) {
        try {
            return JSON.readValue(json, CANDIDATES);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("What is read here was written here", failure);
        }
    }
}
