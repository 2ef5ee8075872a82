package io.guichet.ticket.web;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * A message that somebody sends; a customer's is always a reply.
 *
 * @param asksForProof whether a public answer does no more than ask who the requester is
 */
record PostMessage(@Nullable Kind kind, @Nullable @Size(max = MessageText.LONGEST) String text,
        @Nullable @Size(max = MessageText.LONGEST) String html, @Nullable Next then,
        @Nullable Boolean asksForProof) {

    /** To the customer, or to colleagues only. */
    enum Kind {
        REPLY, NOTE
    }

    /** What happens to the ticket besides. */
    enum Next {
        CLOSE, PENDING
    }
}
