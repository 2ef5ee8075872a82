package io.guichet.ticket.form;

/** A form was sent too often within the hour by one address. */
public final class TooManyRequests extends RuntimeException {

    TooManyRequests() {
        super("This address has sent many requests within an hour: try again later, or answer to one that is open");
    }
}
