package io.guichet.ticket.channel.email;

/** What became of a mail that came in; each has exactly one. */
public enum Outcome {
    /** It opened a ticket. */
    OPENED,
    /** It joined a ticket. */
    APPENDED,
    /** Its ticket was closed long ago: it opened another that follows up. */
    FOLLOW_UP,
    /** A machine's, attached to a ticket without effect. */
    AUTO_REPLY,
    /** A report of a failed delivery, attached to the ticket whose mail failed. */
    BOUNCE,
    /** Our own mail came back. */
    LOOP,
    /** It belongs nowhere. */
    REJECTED,
    /** An agent decides: it is about a ticket, but its sender does not take part in it. */
    HELD,
    /** It came before. */
    DUPLICATE,
    /** It cannot be read, yet. */
    FAILED
}
