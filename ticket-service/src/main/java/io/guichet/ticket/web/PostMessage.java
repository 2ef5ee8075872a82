package io.guichet.ticket.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * A message that somebody sends; a customer's is always a reply.
 *
 * @param asksForProof whether a public answer does no more than ask who the requester is
 */
record PostMessage(@Nullable Kind kind, @Nullable @Size(max = MessageText.LONGEST) String text,
        @Nullable @Size(max = MessageText.LONGEST) String html, @Nullable Next then,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 254) String> to,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 254) String> cc,
        @Nullable @Size(max = 20) List<UUID> attachments, @Nullable @Size(max = 50) List<UUID> mentions,
        @Nullable Boolean hold, @Nullable Boolean asksForProof) {

    /** To the customer, to colleagues only, or to somebody outside. */
    enum Kind {
        REPLY, NOTE, FORWARD
    }

    /** What happens to the ticket besides. */
    enum Next {
        CLOSE, PENDING
    }
}
