package io.guichet.routing.directory;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/** What became of what the identity provider was told about an agent; written by who tells it, beside all descriptions. */
@Embeddable
@SuppressWarnings("UnusedVariable") // columns that are only read
public class Told {

    @Column(insertable = false, updatable = false)
    private @Nullable Instant invitedAt;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant invitationFailedAt;

    @Column(insertable = false, updatable = false)
    private @Nullable String invitationError;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant accountFailedAt;

    @Column(insertable = false, updatable = false)
    private @Nullable String accountError;

    protected Told() {}

    /** When the last invitation was mailed; absent when none was. */
    public @Nullable Instant invitedAt() {
        return invitedAt;
    }

    /** When an invitation last could not be mailed; absent since one was. */
    public @Nullable Instant invitationFailedAt() {
        return invitationFailedAt;
    }

    /** Why it could not. */
    public @Nullable String invitationError() {
        return invitationError;
    }

    /** When their account last could not be changed; absent since it was. */
    public @Nullable Instant accountFailedAt() {
        return accountFailedAt;
    }

    /** Why it could not. */
    public @Nullable String accountError() {
        return accountError;
    }
}
