package io.guichet.events;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What became of a mail that was to go out; published by notification-service on {@code guichet.deliveries}. */
public sealed interface DeliveryEvent extends GuichetEvent {

    UUID ticketId();

    @Override
    default String key() {
        return ticketId().toString();
    }

    /**
     * A server took the mail.
     *
     * @param message the message of the ticket that it carries; absent for an acknowledgement or a notice
     */
    record MailSent(UUID ticketId, UUID delivery, @Nullable UUID message, String recipient, String mailId, Instant at)
            implements
                DeliveryEvent {}

    /** The mail could not be handed over; {@code permanent} when it will not be tried again. */
    record MailFailed(UUID ticketId, UUID delivery, @Nullable UUID message, String recipient, String reason,
            boolean permanent, Instant at) implements DeliveryEvent {}

    /**
     * A server took the mail, and it came back.
     *
     * @param diagnostic what the server that gave it back said
     * @param permanent whether it did not arrive; else it is merely late
     */
    record MailBounced(UUID ticketId, UUID delivery, @Nullable UUID message, String recipient, String diagnostic,
            boolean permanent, Instant at) implements DeliveryEvent {}
}
