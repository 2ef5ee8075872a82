package io.guichet.ticket;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A row of a query, read by place. */
public record Row(@Nullable Object[] values) {

    public @Nullable String text(int place) {
        return (String) values[place];
    }

    public String required(int place) {
        return (String) Objects.requireNonNull(values[place]);
    }

    public List<String> texts(int place) {
        return List.of((String[]) Objects.requireNonNull(values[place]));
    }

    public UUID id(int place) {
        return (UUID) Objects.requireNonNull(values[place]);
    }

    public @Nullable UUID idOrNull(int place) {
        return (UUID) values[place];
    }

    public long number(int place) {
        return ((Number) Objects.requireNonNull(values[place])).longValue();
    }

    public double decimal(int place) {
        return ((Number) Objects.requireNonNull(values[place])).doubleValue();
    }

    public boolean flag(int place) {
        return Boolean.TRUE.equals(values[place]);
    }

    public Instant instant(int place) {
        return Objects.requireNonNull(instantOrNull(place));
    }

    public @Nullable Instant instantOrNull(int place) {
        return values[place] == null ? null : ((OffsetDateTime) values[place]).toInstant();
    }
}
