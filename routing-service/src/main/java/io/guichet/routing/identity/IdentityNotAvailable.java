package io.guichet.routing.identity;

/** People cannot be administered at the identity provider, now or at all. */
public final class IdentityNotAvailable extends RuntimeException {

    /** Says why. */
    public IdentityNotAvailable(String why) {
        super(why);
    }
}
