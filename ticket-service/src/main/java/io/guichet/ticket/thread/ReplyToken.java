package io.guichet.ticket.thread;

import java.time.Instant;

/**
 * Says which conversation an address leads to.
 *
 * @param ticket number of the ticket
 * @param participant position of the person among those who take part in it
 * @param expires to the day
 */
public record ReplyToken(long ticket, int participant, Instant expires) {

    public ReplyToken {
        if (ticket < 0 || ticket >= 1L << 40 || participant < 0 || participant >= 1 << 16) {
            throw new IllegalArgumentException("Beyond what a token holds: ticket %d, participant %d"
                    .formatted(ticket, participant));
        }
    }
}
