package io.guichet.routing.history;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.guichet.reliable.postgres.CurrentTransaction;
import io.smallrye.mutiny.Uni;

/** Every version of what administrators configure, kept in the transaction that saves it. */
@Singleton
public class History {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();
    private static final TypeReference<Map<String, Object>> DESCRIPTION = new TypeReference<>() {
    };
    private static final String KEEP = """
            insert into configuration_version (entry, version, at, by_name, description)
            values ($1, $2, $3, $4, $5::text::jsonb) on conflict do nothing""";
    private static final String LAST = """
            select coalesce(max(version), 0) from configuration_version where entry = $1""";
    private static final String OF = """
            select version, at, by_name, description::text from configuration_version
            where entry = $1 and version < $2 order by version desc limit $3""";

    private final CurrentTransaction transaction;
    private final Clock clock;

    History(CurrentTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Keeps a version.
     *
     * @param entry for example {@code group:billing-fr}
     * @param description a record; absent when the entry was removed
     */
    public Uni<Void> keep(String entry, long version, String by, @Nullable Object description) {
        return transaction
                .update(KEEP, entry, version, clock.instant(), by, description == null ? null : json(description))
                .replaceWithVoid();
    }

    /** The last version of an entry, that of its removal included; 0 when there was none. */
    public Uni<Long> last(String entry) {
        return transaction.select(LAST, entry)
                .map(rows -> ((Number) Objects.requireNonNull(rows.getFirst()[0])).longValue());
    }

    /** The versions of an entry before one, the newest first. */
    public Uni<List<Version>> of(String entry, long before, int limit) {
        return transaction.select(OF, entry, before, limit)
                .map(rows -> rows.stream().map(History::version).toList());
    }

    private static Version version(@Nullable Object[] row) {
        return new Version(((Number) Objects.requireNonNull(row[0])).longValue(),
                ((OffsetDateTime) Objects.requireNonNull(row[1])).toInstant(), String.valueOf(row[2]),
                row[3] == null ? null : description(String.valueOf(row[3])));
    }

    private static String json(Object description) {
        try {
            return JSON.writeValueAsString(description);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A description is always JSON", failure);
        }
    }

    private static Map<String, Object> description(String json) {
        try {
            return JSON.readValue(json, DESCRIPTION);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("What is read here was written here", failure);
        }
    }
}
