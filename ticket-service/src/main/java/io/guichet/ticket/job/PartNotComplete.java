package io.guichet.ticket.job;

/** A part of an import has begun to come, and has not come whole. */
public final class PartNotComplete extends RuntimeException {

    PartNotComplete(int part) {
        super("Part %d has not come whole: send it again".formatted(part));
    }
}
