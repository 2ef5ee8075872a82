package io.guichet.ticket.form;

/** A form was sent too often within the hour, by one address or by all. */
public final class TooManyRequests extends RuntimeException {

    TooManyRequests(boolean byAll) {
        super(byAll
                ? "This form was sent very often within an hour: try again later, or write a mail"
                : "This address has sent many requests within an hour: try again later, or answer to one that is open");
    }
}
