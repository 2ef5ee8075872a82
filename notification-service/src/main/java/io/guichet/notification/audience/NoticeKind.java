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
    MAIL_FAILED
}
