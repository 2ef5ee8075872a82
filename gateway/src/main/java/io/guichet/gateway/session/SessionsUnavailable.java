package io.guichet.gateway.session;

/** The sessions cannot be read at the moment: nobody is signed out by that. */
public final class SessionsUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SessionsUnavailable(Throwable cause) {
        super("The sessions cannot be read", cause);
    }
}
