package io.guichet.routing.history;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How something was configured from an instant on.
 *
 * @param by who did so
 * @param description as it was saved; absent when it was removed
 */
public record Version(long version, Instant at, String by, @Nullable Map<String, Object> description) {}
