package io.guichet.ticket.draft;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.MessageKind;
import io.guichet.ticket.Then;

/**
 * What an agent has begun to write.
 *
 * @param html as their editor made it: it is shown to nobody else, and sanitised when it is sent
 * @param to addresses of a forward, or of those who get a reply besides
 * @param cc addresses of those who get a copy
 * @param attachments ids of files; they are not attached before the message is sent, and forgotten as such files are
 * @param mentions ids of agents
 * @param then what is to happen to the ticket besides; absent for nothing
 * @param updatedAt when it was kept; absent in one that is about to be
 */
public record SavedDraft(MessageKind kind, String text, @Nullable String html, List<String> to,
        List<String> cc, List<UUID> attachments, List<UUID> mentions, @Nullable Then then,
        @Nullable Instant updatedAt) {

    /** The same, kept at an instant. */
    SavedDraft at(Instant kept) {
        return new SavedDraft(kind, text, html, to, cc, attachments, mentions, then, kept);
    }
}
