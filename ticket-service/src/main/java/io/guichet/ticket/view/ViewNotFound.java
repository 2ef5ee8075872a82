package io.guichet.ticket.view;

/** There is no such view, or the reader may not see it. */
public final class ViewNotFound extends RuntimeException {

    ViewNotFound(String id) {
        super("There is no view " + id);
    }
}
