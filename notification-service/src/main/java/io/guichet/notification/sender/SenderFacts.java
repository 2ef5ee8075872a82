package io.guichet.notification.sender;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An address of departments, as people see it.
 *
 * @param departments keys of those that it belongs to
 * @param usedInstead where their mails come from as long as it is not proven; absent when it is
 * @param askedAt when the last confirmation link was asked for
 * @param lastError why that link could not be sent
 */
public record SenderFacts(String address, List<String> departments, SenderState state, @Nullable String usedInstead,
        @Nullable Instant askedAt, @Nullable Instant confirmedAt, @Nullable String lastError) {}
