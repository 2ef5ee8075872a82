package io.guichet.events;

/** Whom a message addresses: the customer, colleagues only, or somebody outside. */
public enum MessageKind {
    REPLY, NOTE, FORWARD
}
