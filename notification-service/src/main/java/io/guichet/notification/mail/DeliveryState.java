package io.guichet.notification.mail;

/** How far a mail has come. */
public enum DeliveryState {
    /** It will be sent, or tried again. */
    QUEUED,
    /** A server took it. */
    SENT,
    /** No server took it, and it is not tried any more. */
    FAILED,
    /** A server took it and gave it back. */
    BOUNCED,
    /** A machine wrote it, and it was not sent: mails to the address do not arrive. */
    WITHHELD
}
