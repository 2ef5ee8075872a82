package io.guichet.ticket.draft;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.guichet.events.MessageKind;

/**
 * What an agent has begun to write.
 *
 * @param html as their editor made it: it is shown to nobody else, and sanitised when it is sent
 * @param to addresses of a forward
 * @param updatedAt when it was kept; absent in one that is about to be
 */
public record SavedDraft(MessageKind kind, String text, @Nullable String html, List<String> to,
        @Nullable Instant updatedAt) {}
