package io.guichet.ticket.contact;

/** How sure we are that a customer is who they say, each level including those before it. */
public enum Verification {
    /** Anybody can write any address. */
    UNVERIFIED,
    /** Mail to the address reached them. */
    EMAIL_VERIFIED,
    /** They signed in. */
    SIGNED_IN,
    /** They proved that the account or the thing is theirs, and an agent has seen the proof. */
    PROVEN;

    /** Whether what needs {@code needed} may be done. */
    public boolean reaches(Verification needed) {
        return compareTo(needed) >= 0;
    }
}
