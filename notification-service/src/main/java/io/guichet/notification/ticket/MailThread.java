package io.guichet.notification.ticket;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.guichet.events.MailHeaders;

/**
 * Where the thread of a ticket's mails stands.
 *
 * @param replyTo the signed address on which the requester's answers reach the ticket
 * @param mailId of the last mail, in either direction
 * @param references of that mail, oldest first
 * @param answeredBy the act that the last answer to the customer was written in
 * @param claimed whether anybody could have opened the ticket in its requester's name
 */
public record MailThread(@Nullable String replyTo, @Nullable String mailId, List<String> references,
        @Nullable String answeredBy, boolean claimed) {

    static final MailThread NONE = new MailThread(null, null, List.of(), null, false);

    /** Whether it may be that its requester knows nothing of the ticket: somebody used their name, and nobody wrote. */
    public boolean mayBeForged() {
        return claimed && answeredBy == null;
    }

    /** Headers of the next mail to the requester, which has no Message-ID yet; with nothing that a forger chose. */
    public MailHeaders next() {
        var earlier = mayBeForged() ? Stream.<String>empty() : references.stream();
        return new MailHeaders(replyTo, null, mailId,
                Stream.concat(earlier, Stream.ofNullable(mailId)).distinct().toList());
    }
}
