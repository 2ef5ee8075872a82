package io.guichet.events;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a message stands in a thread of mails.
 *
 * @param replyTo the signed address on which an answer reaches this ticket; absent on a mail that came in
 * @param mailId the Message-ID with its angle brackets: of the mail that came in, or to be given to the one going out
 * @param inReplyTo the Message-ID answered, absent when it starts a thread
 * @param references the Message-IDs of the thread, oldest first
 */
public record MailHeaders(@Nullable String replyTo, @Nullable String mailId, @Nullable String inReplyTo,
        List<String> references) {}
