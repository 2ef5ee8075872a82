package io.guichet.events;

/** How pressing a ticket is, from the least to the most. */
public enum Priority {
    LOW, NORMAL, HIGH, URGENT
}
