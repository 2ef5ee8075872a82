package io.guichet.ticket.channel.email;

import java.util.Map;

/**
 * How many mails came to a mailbox, and where each ended.
 *
 * @param received all of them: the sum of the others
 * @param waiting those that are not filed yet
 */
public record MailCounts(long received, long waiting, Map<Outcome, Long> outcomes) {}
