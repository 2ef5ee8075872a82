package io.guichet.ticket.job;

/** A part of an import has more lines than there are numbers for. */
public final class PartTooLong extends RuntimeException {

    PartTooLong() {
        super("A part may have %d lines at most: send more parts".formatted(PartDesk.LINES));
    }
}
