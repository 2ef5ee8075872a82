package io.guichet.ticket.form;

/** An address has sent a form too often within the hour. */
public final class TooManyRequests extends RuntimeException {

    TooManyRequests() {
        super("This address has sent many requests within an hour: try again later, or answer to one that is open");
    }
}
