package io.guichet.notification.mail;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Which mails are wanted; what is absent does not matter. */
public record DeliveryFilter(@Nullable UUID ticket, @Nullable DeliveryState state) {

    Optional<UUID> ofTicket() {
        return Optional.ofNullable(ticket);
    }

    Optional<DeliveryState> inState() {
        return Optional.ofNullable(state);
    }
}
