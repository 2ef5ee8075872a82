package io.guichet.notification.sender;

/** How far an address is known to be ours. */
public enum SenderState {
    /** Nobody has asked yet. */
    UNPROVEN,
    /** A confirmation link has been sent there. */
    ASKED,
    /** Somebody who reads its mail has confirmed it. */
    CONFIRMED,
    /** The operator vouches for it. */
    CONFIGURED;

    /** Whether mails may come from it. */
    boolean isProven() {
        return this == CONFIRMED || this == CONFIGURED;
    }
}
