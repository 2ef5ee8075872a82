package io.guichet.notification.audience;

/** Why an agent is told something. */
public enum NoticeKind {
    /** The ticket is theirs now. */
    ASSIGNED,
    /** The customer wrote again. */
    CUSTOMER_REPLIED,
    /** A colleague named them in a note. */
    MENTIONED,
    /** A promise is nearly due. */
    BREACH_APPROACHING,
    /** A promise was missed. */
    BREACHED,
    /** A mail to the customer will not arrive. */
    MAIL_FAILED,
    /** A mail to the customer came back. */
    MAIL_BOUNCED,
    /** A mail about the ticket waits to be accepted or refused. */
    MAIL_HELD,
    /** A step of the escalation of a promise was reached. */
    ESCALATION,
    /** A ticket has been in a state for as long as a rule watches for. */
    WATCH_RULE,
    /** Somebody wanted to be reminded now. */
    REMINDER,
    /** A resolution is to be told where Guichet cannot: something to do, shown until it is ticked. */
    ANNOUNCE;

    /** Whether there is something to do. */
    public boolean isToDo() {
        return this == ANNOUNCE;
    }
}
