package io.guichet.events;

/** An event exceeds what a topic takes; large content is named by id and hash instead. */
public final class EventTooLarge extends RuntimeException {

    EventTooLarge(String type, int size) {
        super("%s has %d bytes, more than the %d allowed".formatted(type, size, EventCodec.LARGEST));
    }
}
