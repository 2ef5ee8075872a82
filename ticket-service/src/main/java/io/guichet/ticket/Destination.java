package io.guichet.ticket;

import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Where a ticket is handed to.
 *
 * @param department key
 * @param group key; absent when routing is to choose it by the department's rules
 * @param agents who take tickets there: one of them keeps a ticket that they already have
 */
record Destination(String department, @Nullable String group, Set<UUID> agents) {}
