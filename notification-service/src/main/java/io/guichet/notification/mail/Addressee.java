package io.guichet.notification.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Agent;

/**
 * Who gets a notice.
 *
 * @param id the agent's, or one made of the address
 * @param name absent for an address alone
 * @param language absent when it is not known
 */
public record Addressee(UUID id, @Nullable String name, String address, @Nullable String language) {

    public static Addressee of(Agent agent) {
        return new Addressee(agent.id(), agent.name(), agent.email(), agent.language());
    }

    /** Somebody of whom only the address is known. */
    public static Addressee of(String address) {
        var id = UUID.nameUUIDFromBytes(address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        return new Addressee(id, null, address, null);
    }
}
