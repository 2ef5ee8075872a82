package io.guichet.ticket;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.io.StringReader;

/**
 * Reading what somebody sent goes on until the thread that does it is interrupted: whoever set it to work sets the time.
 * The readers of text and HTML ask here, again and again.
 */
public final class Patience {

    private Patience() {}

    /** Thrown when nobody waits any more. */
    public static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        Ended() {
            super("it takes too long to read", null, false, false);
        }
    }

    /** Whether somebody still waits. */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Ended();
        }
    }

    /** A text for parsers that know nothing of interruptions. */
    static Reader reader(String text) {
        return new StringReader(text) {
            @Override
            public int read(char[] into, int from, int most) throws IOException {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("it takes too long to read");
                }
                return super.read(into, from, most);
            }
        };
    }
}
