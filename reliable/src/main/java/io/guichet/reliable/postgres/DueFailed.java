package io.guichet.reliable.postgres;

/** An item of due work could not be done. */
final class DueFailed extends RuntimeException {

    private final transient Due due;
    private final Throwable reason;

    DueFailed(Due due, Throwable reason) {
        super(reason.getMessage(), reason);
        this.due = due;
        this.reason = reason;
    }

    Due due() {
        return due;
    }

    Throwable reason() {
        return reason;
    }
}
