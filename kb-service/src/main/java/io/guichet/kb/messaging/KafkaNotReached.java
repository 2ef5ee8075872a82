package io.guichet.kb.messaging;

/** Some events could not be sent; they wait, and are sent again. */
final class KafkaNotReached extends RuntimeException {

    KafkaNotReached() {
        super("Kafka did not take all events of articles");
    }
}
