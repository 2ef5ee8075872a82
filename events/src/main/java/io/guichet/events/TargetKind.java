package io.guichet.events;

/** What a service level promises an instant for. */
public enum TargetKind {
    FIRST_RESPONSE, NEXT_RESPONSE, RESOLUTION
}
