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
 */
public record MailThread(@Nullable String replyTo, @Nullable String mailId, List<String> references,
        @Nullable String answeredBy) {

    static final MailThread NONE = new MailThread(null, null, List.of(), null);

    /** Headers of the next mail to the requester, which has no Message-ID yet. */
    public MailHeaders next() {
        return new MailHeaders(replyTo, null, mailId,
                Stream.concat(references.stream(), Stream.ofNullable(mailId)).distinct().toList());
    }
}
