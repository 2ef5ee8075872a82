package io.guichet.ticket.merge;

/** How a ticket is related to another one, which it leads to. */
public enum LinkKind {
    /** They have to do with each other. */
    RELATED,
    /** It asks the same. */
    DUPLICATE,
    /** It goes on with what the other one began. */
    FOLLOW_UP,
    /** It is part of the work of the other one, its parent. */
    PARENT,
    /** It became of messages of the other one. */
    SPLIT
}
