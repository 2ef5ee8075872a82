package io.guichet.notification;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Who writes a mail.
 *
 * @param agent absent for another product
 */
record Writer(@Nullable UUID agent, @Nullable String name) {}
