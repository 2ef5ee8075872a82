package io.guichet.reliable.postgres;

/** So many events wait for Kafka that nothing more is accepted for now. */
public final class OutboxFull extends RuntimeException {

    OutboxFull() {
        super("Too many events wait to be sent; nothing more is accepted until they are");
    }
}
