package io.guichet.sla;

import java.util.concurrent.TimeoutException;

/** The departments have not all been heard of yet; passes by itself, which its cause says to the inbox. */
final class DirectoryNotKnown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DirectoryNotKnown() {
        super("The directory is still being read", new TimeoutException("The directory is still being read"));
    }
}
