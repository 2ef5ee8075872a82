package io.guichet.ticket.channel.email;

import java.time.Duration;

/** A mail takes longer to read than one should. */
final class TookTooLong extends RuntimeException {

    private static final long serialVersionUID = 1;

    TookTooLong(Duration longest) {
        super("takes longer than %d s to read".formatted(longest.toSeconds()), null, false, false);
    }
}
