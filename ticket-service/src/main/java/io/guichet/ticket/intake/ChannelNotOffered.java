package io.guichet.ticket.intake;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;

/** The customer cannot ask this on this channel. */
public final class ChannelNotOffered extends RuntimeException {

    ChannelNotOffered(Channel channel, ChannelPolicy.Reason reason, @Nullable Instant from) {
        super("%s is not offered for this%s: %s".formatted(channel, from == null ? "" : " before " + from,
                switch (reason) {
                    case WRITTEN_ONLY -> "this kind of request has to be asked in writing, by ticket or chat";
                    case NOT_IN_LEVEL -> "the customer's support level does not include it, and it is no emergency";
                    case ANSWER_IS_PROMISED -> "a ticket about it is open, and its answer is promised by then";
                }));
    }
}
