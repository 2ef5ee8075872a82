package io.guichet.ticket.job;

/** An item of a job cannot be done, for a reason that will not pass. */
final class ItemFailed extends RuntimeException {

    private final int position;

    ItemFailed(int position, String reason, Throwable cause) {
        super(reason, cause);
        this.position = position;
    }

    int position() {
        return position;
    }
}
