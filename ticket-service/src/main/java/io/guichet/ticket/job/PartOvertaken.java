package io.guichet.ticket.job;

/** The same part of an import was sent again, before it had come whole. */
public final class PartOvertaken extends RuntimeException {

    PartOvertaken(int part) {
        super("Part %d was sent again meanwhile: what came last holds".formatted(part));
    }
}
