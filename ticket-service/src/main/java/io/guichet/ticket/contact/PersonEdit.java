package io.guichet.ticket.contact;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.Patch;

/**
 * What an agent wants to change of a contact or of an organisation; an empty part stays as it is.
 *
 * @param manager id of the agent who looks after them
 * @param organization id of the one that a contact belongs to; of no meaning for an organisation
 * @param fields those to set, or with null to remove; the others stay
 */
public record PersonEdit(Patch name, Patch language, Optional<Integer> importance, Patch level, Patch region,
        Patch manager, Patch organization, Map<String, @Nullable Object> fields) {

    /** Changes nothing. */
    public static final PersonEdit NOTHING = new PersonEdit(Patch.KEEP, Patch.KEEP, Optional.empty(), Patch.KEEP,
            Patch.KEEP, Patch.KEEP, Patch.KEEP, Map.of());

    @Nullable
    UUID accountManager(@Nullable UUID present) {
        return id(manager, present);
    }

    @Nullable
    UUID organization(@Nullable UUID present) {
        return id(organization, present);
    }

    private static @Nullable UUID id(Patch patch, @Nullable UUID present) {
        if (!patch.given()) {
            return present;
        }
        return patch.value() == null ? null : UUID.fromString(patch.value());
    }
}
