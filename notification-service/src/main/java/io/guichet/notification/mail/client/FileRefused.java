package io.guichet.notification.mail.client;

/** ticket-service does not give a file. */
public class FileRefused extends RuntimeException {

    private static final int NOT_FOUND = 404;

    private final int status;

    FileRefused(int status) {
        super("status " + status);
        this.status = status;
    }

    /** Whether there is none, or the link has expired: asking again changes nothing. */
    public boolean isGone() {
        return status == NOT_FOUND;
    }
}
