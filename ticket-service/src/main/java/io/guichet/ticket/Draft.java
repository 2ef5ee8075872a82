package io.guichet.ticket;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;
import io.guichet.events.MailHeaders;
import io.guichet.events.MessageKind;

/**
 * A message that is about to join a conversation.
 *
 * @param from address that it came from by mail, absent otherwise
 * @param to further addresses that it goes or went to
 * @param mail absent when it neither came nor goes by mail
 */
public record Draft(UUID id, MessageKind kind, Channel channel, Body body, @Nullable String from, List<String> to,
        List<String> cc, @Nullable MailHeaders mail) {

    /** The same, as a mail. */
    Draft mailed(@Nullable MailHeaders headers) {
        return new Draft(id, kind, channel, body, from, to, cc, headers);
    }
}
