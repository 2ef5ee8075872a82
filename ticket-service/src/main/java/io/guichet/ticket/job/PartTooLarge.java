package io.guichet.ticket.job;

/** A part of an import is larger than is taken at once. */
public final class PartTooLarge extends RuntimeException {

    public PartTooLarge(long largest) {
        super("A part may have %d bytes at most: send more parts".formatted(largest));
    }
}
