package io.guichet.ticket.thread;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long an answer to one of our mails finds its ticket by its address. */
@ConfigMapping(prefix = "guichet.ticket.reply-token")
public interface ReplyTokenConfig {

    /** Longer than people usually wait to answer; afterwards the mail's references still lead to the ticket. */
    @WithDefault("P365D")
    Duration life();
}
